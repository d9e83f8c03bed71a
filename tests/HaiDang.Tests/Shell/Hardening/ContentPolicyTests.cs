using System.Reflection;
using System.Text.RegularExpressions;
using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.HotSpots.Runs;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

/// <summary>The whole site lives under a policy that lets nothing inline run or colour anything.</summary>
public sealed partial class ContentPolicyTests
{
    private const string Asked = "period=2026-04-01..2026-10-04&kind=theft&s.replications=99&s.permutations=99";
    private static readonly string[] Methods = ["scan", "local", "series"];
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_main_pages_keep_the_policy_whatever_is_pointed_at_opened_or_printed()
    {
        await using var site = await SiteUnderTest.Start((services, stop) => MakeDemo.Run(new MakeDemo.Command(Incidents: 3_000), services, null, stop));
        await Walk(site, ["/", "/incidents", "/places", "/hot-spots?view=density"]);
    }

    [Fact, Trait("speed", "long")]
    public async Task No_page_breaks_the_policy_whatever_is_pointed_at_opened_or_printed()
    {
        await using var site = await SiteUnderTest.Start((services, stop) => MakeDemo.Run(new MakeDemo.Command(Incidents: 6_000), services, null, stop));
        var runs = new List<int>();
        foreach (var method in Methods) runs.Add(await Done(site, $"method={method}&{Asked}"));
        string[] pages =
        [
            "/", "/incidents", "/incidents?place=1", "/incidents/import", "/incidents/imports", "/incidents/kinds", "/places", "/places?view=vietnam", "/places/import", "/units", "/directives", "/directives?view=list", "/directives?view=groups", "/directives/overview", "/directives/mine", "/directives/meetings", "/directives/meetings/new", "/directives/new", "/directives/from-word", "/working-days", "/units?unit=1", "/units?under=0", "/units/import",
            "/hot-spots", "/hot-spots?view=density", "/hot-spots?view=rate&against=population", "/hot-spots/runs", $"/hot-spots/runs/new?method=scan&{Asked}",
            .. runs.Select(r => $"{RunAddress.Of(r)}"), $"{RunAddress.Of(runs[0])}?with={runs[1]}", "/accounts", "/accounts/new", "/accounts/roles", "/accounts/1", "/audit", "/notices", "/account", "/sign-in", "/sign-in/second", "/sign-in/forgotten", "/welcome/none", "/no-right",
            "/failed", "/not-found", "/no-such-page",
        ];
        var walked = pages.Select(p => p.Split('?')[0]).ToHashSet();
        Assert.All(Routes(), route => Assert.Contains(walked, path => Regex.IsMatch(path, route)));
        await Walk(site, pages);
    }

    [Fact]
    public async Task A_chart_tells_its_figures_where_it_is_pointed_at()
    {
        await using var site = await SiteUnderTest.Start((services, stop) => MakeDemo.Run(new MakeDemo.Command(Incidents: 3_000), services, null, stop));
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + "/incidents", complaints: complaints);
        await page.Locator(".plot svg").First.WaitForAsync();
        await page.Locator(".plot svg").First.HoverAsync();
        Assert.Contains("Số vụ", await page.Locator(".charttip").First.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("170px", await page.Locator(".plot").First.EvaluateAsync<string>("e => getComputedStyle(e).height"));
        Assert.Empty(complaints);
        await page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')");
        await page.WaitForTimeoutAsync(200);
        Assert.NotEmpty(complaints);   // so that the walk above would have seen one
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.Locator(".charttip i").First.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
    }

    [Fact]
    public void Every_height_that_a_page_asks_for_is_named_in_the_style_sheet()
    {
        var root = Sources.Folder;
        var named = Named().Matches(File.ReadAllText(Path.Combine(root, "wwwroot", "parts.css"))).Select(m => m.Groups["height"].Value).ToHashSet();
        var pages = Directory.EnumerateFiles(root, "*.razor", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).ToArray();
        var asked = pages.SelectMany(f => Asks().Matches(File.ReadAllText(f)).Select(m => m.Groups["height"].Value)).ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(named));
        Assert.DoesNotContain(pages, f => Styled().IsMatch(File.ReadAllText(f)));
    }

    private static async Task Walk(SiteUnderTest site, string[] pages)
    {
        await using var browser = await Browser.Start();
        foreach (var address in pages)
        {
            List<string> complaints = [];
            var page = await browser.Open(site.Url + address, dark: address.Contains("view=", StringComparison.Ordinal), complaints: complaints);
            await PointAtEverything(page);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            Assert.Equal(0, await page.EvaluateAsync<int>("fetch(location.href).then(a => a.text()).then(t => (t.match(/ style=/g) ?? []).length)"));
            // These two answer what they are for.
            var status = address switch { "/no-such-page" => "404", "/no-right" => "403", _ => null };
            var broken = status is null ? complaints : complaints.Where(c => !c.Contains(status, StringComparison.Ordinal));
            Assert.True(!broken.Any(), $"{address}: {string.Join(" | ", broken)}");
            await page.Context.CloseAsync();
        }
    }

    /// <summary>Every page of the program as a pattern of addresses.</summary>
    private static IEnumerable<string> Routes() => typeof(Program).Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => $"^{Regex.Replace(r.Template, "{[^}]+}", "[^/]+")}$");

    private static async Task PointAtEverything(IPage page)
    {
        await page.WaitForTimeoutAsync(700);
        foreach (var pop in await page.Locator("details.pop > summary:visible").AllAsync())
        {
            await pop.ClickAsync(new() { Force = true });
            await page.Keyboard.PressAsync("Escape");
        }
        foreach (var picture in await page.Locator(".plot:visible, .map:visible").AllAsync())
        {
            await picture.ScrollIntoViewIfNeededAsync();
            if (await picture.BoundingBoxAsync() is not { } box) continue;
            foreach (var share in new[] { 0.3f, 0.5f, 0.7f }) await page.Mouse.MoveAsync(box.X + box.Width * share, box.Y + box.Height * share);
        }
        if (await page.Locator(".map:visible").CountAsync() > 0)
        {
            await page.Locator(".map[data-drawn]:visible").First.WaitForAsync();
            await page.Locator(".mapbtn button:visible").First.ClickAsync();
        }
        if (await page.Locator("tr[tabindex]:visible").CountAsync() > 0) await page.Locator("tr[tabindex]:visible").First.ClickAsync();
        if (await page.Locator(".swap:visible").CountAsync() > 0) await page.Locator(".swap:visible").First.ClickAsync();
        if (await page.Locator("[data-keys]:visible").CountAsync() > 0) await page.Locator("[data-keys]:visible").First.ClickAsync();
        await page.WaitForTimeoutAsync(500);
    }

    private static async Task<int> Done(SiteUnderTest site, string query)
    {
        Scope.Enter(Scope.Everything);
        var (work, at) = (site.Services.GetRequiredService<RunsAtWork>(), RunAddress.Parse(query).Address);
        var id = await StartRun.Run(new() { Method = at.Method, Filter = at.Filter, Settings = at.Settings, By = "test" }, work, Stop);
        while (work.Find(id) is not null) await Task.Delay(20, Stop);
        return id;
    }

    [GeneratedRegex("""\[data-tall="(?<height>[^"]+)"\]""")]
    private static partial Regex Named();

    [GeneratedRegex("""(Height="|Height \{ get; set; \} = "|At\.Vietnam \? "|" : ")(?<height>\d+px|var\(--[a-z-]+\))""")]
    private static partial Regex Asks();

    [GeneratedRegex("""<[^>]* style=""")]
    private static partial Regex Styled();
}
