using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.Demo.Programme;
using HaiDang.Directives;
using HaiDang.HotSpots.Runs;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.Incidents;
using HaiDang.Places;
using HaiDang.Places.Units;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sylvan.Data.Csv;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

/// <summary>Whatever people call their places, kinds, files and runs: no cell of any file that leaves the site is a formula.</summary>
public sealed class HarmlessExportTests
{
    private const string Hostile = "  =HYPERLINK(\"http://example.test\";\"x\")", Other = "$=1+1", Third = "-1+cmd|' /C calc'!A0";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_cell_of_any_file_is_a_formula()
    {
        await using var site = await SiteUnderTest.Start(async (services, stop) =>
        {
            await MakeDemo.Run(new MakeDemo.Command(Incidents: 3_000), services, null, stop);
            await DemoPeople.Run(services, stop);
            await MakeProgramme.Run(services, stop);
            await Poison(services, stop);
        });
        Scope.Enter(Scope.Everything);
        var work = site.Services.GetRequiredService<RunsAtWork>();
        var at = RunAddress.Parse("method=local&period=2026-04-01..2026-10-04&s.permutations=99").Address;
        var run = await StartRun.Run(new() { Method = at.Method, Filter = at.Filter, Settings = at.Settings, By = "test" }, work, Stop);
        while (work.Find(run) is not null) await Task.Delay(20, Stop);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop))
            Assert.True(await RenameRun.Run(run, Hostile, db, Stop));

        var exports = Routes(site).Where(r => r.Contains("export.", StringComparison.Ordinal)).Select(r => r.Replace("{id:int}", $"{run}", StringComparison.Ordinal)).ToArray();
        Assert.True(exports.Length >= 4, string.Join(", ", exports));
        foreach (var export in exports)
            foreach (var form in new[] { "csv", "xlsx", "geojson", "json", "txt" })
            {
                var address = export.Replace("{form}", form, StringComparison.Ordinal);
                using var answer = await site.Client.GetAsync(address, Stop);
                if (!answer.IsSuccessStatusCode)
                {
                    Assert.True((form is "json" or "txt" || (form is "geojson" && address.Contains("Directives", StringComparison.Ordinal))) && (int)answer.StatusCode is 400 or 404, $"{address}: {answer.StatusCode}");
                    continue;
                }
                var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
                var name = answer.Content.Headers.ContentDisposition!;
                Assert.Matches("^\"?[\\p{L}0-9_.-]+\"?$", name.FileNameStar ?? name.FileName!);
                Assert.Equal("attachment", name.DispositionType);
                var seen = form switch { "csv" => Csv(bytes, address), "xlsx" => Xlsx(bytes, address), "txt" => Text(bytes, address), _ => Json(bytes) };
                Assert.True(seen, $"{address} holds none of the hostile texts, so it shows nothing.");
            }
    }

    /// <summary>Everything that a person can name is named to do harm.</summary>
    private static async Task Poison(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        await db.Places.Where(p => p.ParentId != null).ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, x => Hostile + x.Code).SetProperty(x => x.FullName, x => Other + x.Code).SetProperty(x => x.Note, Third), stop);
        await db.Places.Where(p => p.ParentId == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, "=\"\r\nSet-Cookie: a=b; ../../x\" ;").SetProperty(x => x.FullName, Hostile), stop);
        await db.Assignments.ExecuteUpdateAsync(a => a.SetProperty(x => x.Title, Hostile), stop);
        await db.Units.ExecuteUpdateAsync(u => u.SetProperty(x => x.Name, Third), stop);
        await db.IncidentSources.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, Third), stop);
        await db.IncidentImports.ExecuteUpdateAsync(i => i.SetProperty(x => x.FileName, Hostile), stop);
        await db.LocalKinds.ExecuteUpdateAsync(k => k.SetProperty(x => x.Text, x => Other + x.Id), stop);
        await db.Kinds.ExecuteUpdateAsync(k => k.SetProperty(x => x.Vietnamese, x => "@SUM(1)" + x.Vietnamese), stop);
        await db.Incidents.ExecuteUpdateAsync(i => i.SetProperty(x => x.Reference, x => "\t=1+1" + x.Id), stop);
    }

    private static IEnumerable<string> Routes(SiteUnderTest site) => site.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!);

    private static bool Csv(byte[] bytes, string address)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var between = text.Split('\n')[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        using var rows = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, Delimiter = between });
        var (seen, width) = (false, 0);
        while (rows.Read())
        {
            width = width == 0 ? rows.RowFieldCount : width;
            Assert.Equal(width, rows.RowFieldCount);
            for (var i = 0; i < rows.RowFieldCount; i++)
            {
                var cell = rows.GetString(i);
                Assert.False(WouldRun(cell), $"{address}: {cell}");
                seen |= cell.StartsWith('\'');
            }
        }
        return seen;
    }

    private static bool Xlsx(byte[] bytes, string address)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var seen = false;
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var stream = part.Open();
            var xml = XDocument.Load(stream);
            Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName is "f" or "hyperlink" or "ddeLink" || (string?)e.Attribute("TargetMode") == "External");
            foreach (var cell in xml.Descendants().Where(e => e.Name.LocalName == "c"))
            {
                var text = cell.Attribute("t")?.Value is "inlineStr" or "str" or "s";
                Assert.True(text || !WouldRun(cell.Value), $"{address}: {cell}");
                seen |= text && WouldRun(cell.Value);
            }
            seen |= part.FullName.Contains("sharedStrings", StringComparison.Ordinal);
        }
        return seen;
    }

    private static bool Text(byte[] bytes, string address)
    {
        var cells = System.Text.Encoding.UTF8.GetString(bytes).Split('\n').SelectMany(l => l.Split('\t')).ToArray();
        Assert.All(cells, cell => Assert.False(WouldRun(cell.TrimEnd('\r')), $"{address}: {cell}"));
        return cells.Any(c => c.StartsWith('\''));
    }

    private static bool Json(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.ToString().Length > 0;
    }

    /// <summary>As OWASP describes it, and told apart from numbers by the framework, not by our own rule.</summary>
    private static bool WouldRun(string cell)
    {
        if (cell.StartsWith('\t') || cell.StartsWith('\r')) return true;
        var seen = cell.Trim();
        return seen is ['=' or '@', ..] || (seen is ['+' or '-', ..]
            && !double.TryParse(seen.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out _));
    }
}
