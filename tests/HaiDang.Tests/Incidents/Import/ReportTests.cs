using System.Text.Json;
using HaiDang.Incidents.Import;
using Xunit;
namespace HaiDang.Tests.Incidents.Import;

public class ReportTests
{
    [Fact]
    public async Task The_json_begins_with_the_six_promised_members_in_order()
    {
        await using var desk = await ImportDesk.Open();
        var report = await desk.Import(ImportDesk.Sample("kho.csv"));
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(report, ImportJson.Default.ImportReport));
        Assert.Equal(["rows", "accepted", "refused", "doubtful", "byReason", "seconds"], json.RootElement.EnumerateObject().Take(6).Select(p => p.Name));
        Assert.Equal(1, json.RootElement.GetProperty("byReason").GetProperty("endBeforeStart").GetInt64());
        Assert.True(json.RootElement.GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public async Task The_report_file_names_every_refused_or_doubtful_row_with_line_and_reason()
    {
        await using var desk = await ImportDesk.Open();
        var report = await desk.Import(ImportDesk.Sample("kho.csv"));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(desk.Means.Folder.Reports, report.ReportFile!), ImportDesk.Stop);
        Assert.Equal([0xef, 0xbb, 0xbf], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(report.ByReason.Values.Sum(), lines.Length - 1);
        Assert.Equal(16, lines.Skip(1).Select(l => l.Split(',')[0]).Distinct().Count());
        Assert.Contains(lines, l => l.StartsWith("3,", StringComparison.Ordinal) && l.EndsWith(",ket_thuc,07/09/2026 22:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_spike_at_midnight_takes_the_hour_and_says_how_many_times_it_is()
    {
        await using var desk = await ImportDesk.Open();
        var rows = Enumerable.Range(0, 2_000).Select(i => $"{i},2026-01-{i % 28 + 1:00} {i % 24:00}:{i * 7 % 60:00},107.03,20.9586")
            .Concat(Enumerable.Range(2_000, 400).Select(i => $"{i},2026-01-{i % 28 + 1:00} 00:00,107.03,20.9586"));
        var report = await desk.Import(desk.File("x.csv", "id,datetime,lon,lat\n" + string.Join('\n', rows) + "\n"));
        Assert.InRange(report.ByReason["roundTime"], 400, 450);
        var incident = (await desk.Incidents()).Single(i => i.Reference == "2000");
        Assert.Equal((TimeSpan.FromDays(1), HaiDang.Incidents.TimePrecision.Day), (incident.EndAt - incident.StartAt, incident.TimePrecision));
        Assert.NotNull(report.Reasons.Single(r => r.Reason is Reason.RoundTime).Note);
    }
}
