using System.Collections.Concurrent;
using Microsoft.Playwright;
namespace HaiDang.Tests.Testing;

/// <summary>A Chromium that looks at the site as a person does. Skips the test where there is none.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

    /// <summary>Who is signed in at which site under test.</summary>
    internal static ConcurrentDictionary<string, string> Cookies { get; } = new();

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> Start()
    {
        if (Program is null) Missing.Skip("Chromium is not installed");
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Quiet, Headless = true }));
    }

    /// <summary>A page of a person with this window, language and light; any problem in its console ends up in <paramref name="complaints"/>.</summary>
    public async Task<IPage> Open(string url, int width = 1440, int height = 900, bool dark = false, string language = "vi", List<string>? complaints = null)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language, ReducedMotion = ReducedMotion.Reduce });
        var host = new Uri(url).GetLeftPart(UriPartial.Authority);
        await context.AddCookiesAsync(
        [
            new() { Name = "haidang-theme", Value = dark ? "dark" : "light", Url = host },
            new() { Name = ".AspNetCore.Culture", Value = language == "en" ? "c=en-GB|uic=en-GB" : "c=vi-VN|uic=vi-VN", Url = host },
        ]);
        if (Cookies.TryGetValue(new Uri(url).Authority, out var signed))
            await context.AddCookiesAsync([new() { Name = signed[..signed.IndexOf('=')], Value = signed[(signed.IndexOf('=') + 1)..], Url = host }]);
        var page = await context.NewPageAsync();
        if (complaints is not null)
        {
            page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
            page.PageError += (_, error) => complaints.Add(error);
            page.Request += (_, request) => { if (!request.Url.StartsWith(host, StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal)) complaints.Add($"asked the outside for {request.Url}"); };
        }
        await page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    private static string? Program { get; } =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
