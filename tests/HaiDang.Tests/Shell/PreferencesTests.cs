using System.Net;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Shell;

public sealed class PreferencesTests
{
    [Fact]
    public async Task The_chosen_language_and_light_are_remembered()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var stop = TestContext.Current.CancellationToken;
        using var browser = new HttpClient { BaseAddress = new Uri(site.Url) };
        Assert.Contains("lang=\"vi\" data-theme=\"light\"", await browser.GetStringAsync("/sign-in", stop), StringComparison.Ordinal);
        using var chosen = await browser.GetAsync("/language/en?back=/theme/dark", stop);
        Assert.Contains("lang=\"en\" data-theme=\"dark\"", await browser.GetStringAsync("/sign-in", stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.test/")]
    [InlineData("//example.test")]
    [InlineData("/\\example.test")]
    [InlineData("/\\\\example.test")]
    [InlineData("\\\\example.test")]
    [InlineData("/\t/example.test")]
    [InlineData("\t//example.test")]
    [InlineData("/\r\n/example.test")]
    [InlineData("/\n//example.test")]
    [InlineData(" //example.test")]
    [InlineData("/%5Cexample.test")]
    [InlineData("/%5cexample.test")]
    [InlineData("/%2Fexample.test")]
    [InlineData("/%2F/example.test")]
    [InlineData("/%252Fexample.test")]
    [InlineData("/%09/example.test")]
    [InlineData("/%0d%0aSet-Cookie:x=y")]
    [InlineData("/./\u200b/example.test")]
    [InlineData("/.//example.test")]
    [InlineData("/a//example.test")]
    [InlineData("~/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task The_switch_never_leads_to_another_site(string back)
    {
        await using var site = await SiteUnderTest.Start();
        using var still = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Client.BaseAddress };
        using var answer = await still.GetAsync($"/language/en?back={Uri.EscapeDataString(back)}", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/incidents?q=b%C3%A3i%20ch%C3%A1y&kind=theft")]
    [InlineData("/hot-spots/runs/3?with=2")]
    [InlineData("/places?back=//x")]
    [InlineData("/")]
    public void A_view_of_this_site_is_come_back_to(string back) => Assert.Equal(back, HaiDang.Shell.Hardening.LocalAddress.Of(back));

    [Fact]
    public async Task A_language_that_nobody_speaks_here_is_not_found()
    {
        await using var site = await SiteUnderTest.Start();
        using var answer = await site.Client.GetAsync("/language/xx", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
