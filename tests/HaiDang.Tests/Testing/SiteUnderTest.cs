using HaiDang.Shell;
using Microsoft.AspNetCore.Builder;
using Xunit;
namespace HaiDang.Tests.Testing;

/// <summary>The real site on a free loopback port, over a folder of its own.</summary>
public sealed class SiteUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private SiteUnderTest(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        Client = new HttpClient { BaseAddress = new Uri(Url) };
    }

    public HttpClient Client { get; }
    public string Url => _app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    public IServiceProvider Services => _app.Services;

    /// <param name="fill">Puts into the empty database what the test needs.</param>
    /// <param name="also">A further module, to see how the site treats it.</param>
    public static async Task<SiteUnderTest> Start(Func<IServiceProvider, CancellationToken, Task>? fill = null, Module? also = null)
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("haidang-site-").FullName;
        var house = new House(also is null ? Program.Modules : [.. Program.Modules, also]) { Clock = TestHouse.FixedClock(), Database = null };
        var app = Site.Build(house, folder, "http://127.0.0.1:0");
        await house.Prepare(app.Services, stop);
        if (fill is not null) await fill(app.Services, stop);
        await app.StartAsync(stop);
        return new SiteUnderTest(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
