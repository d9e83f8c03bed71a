using System.Globalization;
using System.IO.Compression;
using System.Text;
using HaiDang.Data;
using HaiDang.HotSpots.Runs;
using HaiDang.Incidents;
using HaiDang.Places;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
namespace HaiDang.Tests.Shell.Access;

/// <summary>Two communes with incidents of their own, in words, places and numbers that occur nowhere else.</summary>
internal static class TwoCommunes
{
    public const int EachHas = 140, Nowhere = 3;
    private const string MarkA = "AAA-own", MarkB = "BBB-secret", KindB = "Việc của riêng B", LonA = "107.022221", LonB = "107.077773";

    /// <param name="A">The chief's.</param>
    /// <param name="B">The other.</param>
    public sealed record Known(int A, int B)
    {
        public Guid[] IncidentsOfB { get; init; } = [];

        private static readonly string[] Forms = ["csv", "xlsx", "geojson", "json", "txt"];

        /// <summary>A route with whatever could lead to B in every gap, and with every query that could.</summary>
        public IEnumerable<string> Ways(string route)
        {
            var open = new List<string> { route };
            string[] Fill(string gap) => gap switch
            {
                _ when gap.StartsWith("form", StringComparison.Ordinal) => Forms,
                _ when gap.Contains("guid", StringComparison.Ordinal) => [.. IncidentsOfB.Select(i => i.ToString())],
                _ when gap.StartsWith("layer", StringComparison.Ordinal) => ["areas", "points", "cells", "outlines", "lines"],
                _ when gap.StartsWith("name", StringComparison.Ordinal) => ["bbb.csv", "..%2fhaidang.db"],
                _ when gap.StartsWith("rootId", StringComparison.Ordinal) => ["22", A.ToString(CultureInfo.InvariantCulture)],
                _ => [A.ToString(CultureInfo.InvariantCulture), B.ToString(CultureInfo.InvariantCulture), "1"],
            };
            while (open.Exists(o => o.Contains('{', StringComparison.Ordinal)))
                open = [.. open.SelectMany(o =>
                {
                    if (o.IndexOf('{', StringComparison.Ordinal) is not (>= 0 and var from)) return [o];
                    var to = o.IndexOf('}', from);
                    return Fill(o[(from + 1)..to]).Select(f => o[..from] + f + o[(to + 1)..]);
                })];
            string[] queries = ["", $"?place={B}", $"?text={MarkB}", "?import=1", "?period=2026-09-07..2026-10-04", $"?period=2026-09-07..2026-10-04&place={B}", $"?noi={B}&chon={B}&select={B}"];
            return open.SelectMany(o => queries.Select(q => o + q));
        }
    }

    public static async Task<(Place A, Place B)> Fill(IServiceProvider services, CancellationToken stop)
    {
        Scope.Enter(Scope.Everything);
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        var communes = (await Territories.Current(db, stop))!.Communes;
        var (a, b) = (communes.First(c => c.Name == "Bãi Cháy"), communes.First(c => c.Name == "Hồng Gai"));
        var source = new IncidentSource { Name = "Nguồn" };
        db.Add(source);
        await db.SaveChangesAsync(stop);
        var theft = await db.Kinds.FirstAsync(k => k.Key == "theft", stop);
        var (own, other) = (new LocalKind { Text = "Trộm cắp", KindId = theft.Id }, new LocalKind { Text = KindB, KindId = theft.Id });
        var import = new IncidentImport { SourceId = source.Id, FileName = "thang.csv", FileHash = "00", At = DateTimeOffset.UnixEpoch, By = "test" };
        db.AddRange(own, other, import);
        await db.SaveChangesAsync(stop);
        for (var i = 0; i < EachHas; i++)
        {
            // The last 28 days, and now and then a day in the year before.
            var day = new DateOnly(2026, 10, 4).AddDays(i < 70 ? -(i % 28) : -(28 + i * 3));
            Add(db, day, a.Id, $"{MarkA}-{i}", Lon(LonA), own, source, import);
            Add(db, day, b.Id, $"{MarkB}-{i}", Lon(LonB), other, source, import);
        }
        for (var i = 0; i < Nowhere; i++) Add(db, new DateOnly(2026, 10, 1).AddDays(i), null, $"{MarkB}-nowhere-{i}", null, other, source, import);
        db.Add(new AnalysisRun
        {
            Name = $"{MarkB} run", Method = "scan", Settings = "{}", Seed = 1, Filter = "?period=2026-09-07..2026-10-04", Engine = "1", At = DateTimeOffset.UnixEpoch, By = "test", State = RunState.Refused,
        });
        await db.SaveChangesAsync(stop);
        await File.WriteAllTextAsync(Path.Combine(services.GetRequiredService<DataFolder>().Reports, "bbb.csv"), MarkB, stop);
        return (a, b);
    }

    public static bool SpeaksOfA(string text) => text.Contains(MarkA, StringComparison.Ordinal) || text.Contains(LonA, StringComparison.Ordinal);

    public static bool SpeaksOfB(string text) =>
        text.Contains(MarkB, StringComparison.Ordinal) || text.Contains(LonB, StringComparison.Ordinal) || text.Contains(KindB, StringComparison.Ordinal);

    /// <summary>Where it does, for whoever must mend it.</summary>
    public static string Around(string text)
    {
        var at = new[] { MarkB, LonB, KindB }.Max(m => text.IndexOf(m, StringComparison.Ordinal));
        return at < 0 ? "" : text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 60)];
    }

    /// <summary>What an answer says, unpacked where it is a spreadsheet; what was asked and is only said back is left out.</summary>
    public static string Readable(byte[] body)
    {
        if (body is not [0x50, 0x4b, ..]) return WithoutEcho(Encoding.UTF8.GetString(body));
        using var zip = new ZipArchive(new MemoryStream(body));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    private static string WithoutEcho(string text) => text
        .Replace($"text={MarkB}", "", StringComparison.Ordinal).Replace($"value=\"{MarkB}\"", "", StringComparison.Ordinal)
        .Replace($"text%3D{MarkB}", "", StringComparison.Ordinal).Replace($"=\\u0022{MarkB}\\u0022", "", StringComparison.Ordinal);

    private static double Lon(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Add(HaiDangDb db, DateOnly day, int? place, string reference, double? lon, LocalKind kind, IncidentSource source, IncidentImport import)
    {
        var at = day.Begins.AddHours(20);
        db.Add(new Incident
        {
            ImportId = import.Id, SourceId = source.Id, Reference = reference, StartAt = at, EndAt = at, TimePrecision = TimePrecision.Minute, LocalKindId = kind.Id,
            Lon = lon, Lat = lon is null ? null : 20.955, PlaceId = place, PlacedBy = lon is null ? PlacedBy.Nothing : PlacedBy.Point, Doubts = Doubts.None,
        });
        var line = db.IncidentDays.Local.FirstOrDefault(d => d.Day == day && d.PlaceId == (place ?? IncidentDay.NoPlace) && d.LocalKindId == kind.Id);
        if (line is null) db.Add(line = new IncidentDay { Day = day, PlaceId = place ?? IncidentDay.NoPlace, LocalKindId = kind.Id, Count = 0, WithPoint = 0, WithDay = 0 });
        line.Count++;
        line.WithPoint += lon is null ? 0 : 1;
        line.WithDay++;
    }
}
