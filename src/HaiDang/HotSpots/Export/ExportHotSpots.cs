using System.Globalization;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.View;
using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
namespace HaiDang.HotSpots.Export;

/// <summary>What does the list of places look like as a file?</summary>
public static class ExportHotSpots
{
    public static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> Get(
        string form, [AsParameters] HotSpotAddress address, HotSpotMemory memory, TimeProvider clock, CancellationToken stop)
    {
        var (query, wrong) = address.Read();
        if (form is not ("csv" or "xlsx" or "geojson")) wrong["form"] = ["csv | xlsx | geojson"];
        if (wrong.Count > 0) return TypedResults.ValidationProblem(wrong);
        var view = await LookAtHotSpots.Run(new HotSpotsAddress(query) { Place = LookAtHotSpots.NoPlace }, memory, clock, stop);
        if (view.Found is not { } found) return TypedResults.NotFound();

        using var to = new MemoryStream();
        var table = Table(view, found, query);
        switch (form)
        {
            case "csv": await CsvFile.Write(to, table, stop); break;
            case "xlsx": await XlsxFile.Write(to, table, stop); break;
            default: AreasJson.Write(to, table, found, (await FindHotSpots.GroundOf(memory, stop))!); break;
        }
        return TypedResults.File(to.ToArray(), form switch { "csv" => CsvFile.Type, "xlsx" => WriteXlsx.Type, _ => GeoJsonFile.Type }, FileName(found, form));
    }

    private static string FileName(FindHotSpots.Answer found, string form) =>
        string.Create(CultureInfo.InvariantCulture, $"{HotSpotWords.Of("Export.FileName")}-{found.Period.From:yyyyMMdd}-{found.Period.To:yyyyMMdd}{(found.SyntheticSeed is null ? "" : "-mo-phong")}.{form}");

    /// <summary>A file with six decimals must not say 0 of what can never be 0.</summary>
    private static double? Shown(double? p) => p is { } known ? Math.Max(known, 1e-6) : null;

    private static ExportTable Table(LookAtHotSpots.View view, FindHotSpots.Answer found, HotSpotQuery query)
    {
        ExportColumn Column(string key, string words, int width) => new(key, HotSpotWords.Of(words), width);
        ExportColumn[] columns =
        [
            Column("code", "Export.Code", 9), Column("name", "List.Place", 22), Column("status", "List.Status", 24), Column("kind", "List.Kind", 22),
            Column("hours", "List.Hours", 14), Column("count", "List.Count", 9), Column("expected", "List.Expected", 10), Column("ratio", "List.Ratio", 9),
            Column("low", "Export.Low", 10), Column("high", "Export.High", 10), new("p", "p", 12), new("q", "q", 12),
            Column("around_p", "Export.AroundP", 14), Column("around_q", "Export.AroundQ", 14), Column("all_count", "Export.AllCount", 12),
            Column("all_expected", "Export.AllExpected", 12), Column("people", "Export.People", 10), Column("per_10000", "Why.Rate", 12),
            Column("synthetic", "Export.Synthetic", 10),
        ];
        var rows = found.Spots.Select(s => (object?[])
        [
            s.Code, s.Name, HotSpotWords.Status(s, query), s.Finding.Kind is { } kind ? view.KindWords(kind) : HotSpotWords.Of("List.AllKinds"),
            s.Hours is null ? null : HotSpotWords.Hours(s.Hours), (int)s.Finding.Count, s.Finding.Expected, s.Finding.Ratio, s.Finding.Low, s.Finding.High,
            Shown(s.P), Shown(s.Q), s.AroundP, s.AroundQ, (int)s.AllKinds.Count, s.AllKinds.Expected, (int?)s.People, s.Rate, found.SyntheticSeed is not null,
        ]);
        return new(columns, rows.ToAsyncEnumerable(), found.SyntheticSeed is { } seed ? HotSpotWords.Of("Export.SyntheticSay", seed) : null, new Dictionary<string, string>
        {
            ["period"] = found.Period.ToString(), ["statistic"] = HotSpotAddress.Word(query.Statistic), ["against"] = HotSpotAddress.Word(query.Against),
            ["weights"] = query.Weights.ToString(), ["permutations"] = query.Permutations.ToString(CultureInfo.InvariantCulture),
            ["seed"] = query.Seed.ToString(CultureInfo.InvariantCulture), ["computed"] = found.At.Local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        });
    }
}
