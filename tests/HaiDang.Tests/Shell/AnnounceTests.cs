using HaiDang.Shell;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell;

public sealed class AnnounceTests
{
    [Fact]
    public async Task Whoever_listens_hears_the_news_in_the_order_of_registration_and_nobody_else_does()
    {
        List<string> heard = [];
        await using var services = new ServiceCollection()
            .AddSingleton(typeof(Announce<>))
            .AddSingleton<IHear<string>>(new Ear("first", heard))
            .AddSingleton<IHear<string>>(new Ear("second", heard))
            .BuildServiceProvider();

        await services.GetRequiredService<Announce<string>>().Tell("fire", TestContext.Current.CancellationToken);
        await services.GetRequiredService<Announce<int>>().Tell(114, TestContext.Current.CancellationToken);

        Assert.Equal(["first: fire", "second: fire"], heard);
    }

    private sealed class Ear(string name, List<string> heard) : IHear<string>
    {
        public Task Hear(string news, CancellationToken stop)
        {
            heard.Add($"{name}: {news}");
            return Task.CompletedTask;
        }
    }
}
