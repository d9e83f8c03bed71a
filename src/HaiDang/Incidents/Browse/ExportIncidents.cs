using System.Globalization;
using System.Runtime.CompilerServices;
using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>Writes exactly the incidents that a filter shows into a file, row by row, in the order of time.</summary>
/// <remarks>Synthetic data says so: a column, a first line in a spreadsheet, a member in GeoJSON, and the end of the file's name.</remarks>
public static class ExportIncidents
{
    /// <summary>What a file is asked for by, and how it is written.</summary>
    private static readonly (string Ending, string Type, Func<Stream, ExportTable, CancellationToken, Task> Write)[] Forms =
        [("csv", CsvFile.Type, CsvFile.Write), ("xlsx", WriteXlsx.Type, XlsxFile.Write), ("geojson", GeoJsonFile.Type, GeoJsonFile.Write)];

    public static async Task<Results<PushStreamHttpResult, NotFound>> Get(
        string form, HttpRequest request, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        if (Forms.FirstOrDefault(f => f.Ending == form) is not { Ending: not null } chosen) return TypedResults.NotFound();
        await using var look = await databases.CreateDbContextAsync(stop);
        var selection = await IncidentSelection.Open(IncidentFilter.Parse(request.QueryString.Value ?? ""), look, clock.Today, stop);
        var synthetic = await Synthetic(selection, look, stop);
        var name = $"{Words.Of<Texts>("Export.File")}-{selection.Period.From:yyyy-MM-dd}-{selection.Period.To:yyyy-MM-dd}{(synthetic is null ? "" : "-mo-phong")}.{form}";
        return TypedResults.Stream(async to =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            await chosen.Write(to, await Table(selection, synthetic, db, clock, stop), stop);
        }, chosen.Type, name);
    }

    public static async Task<ExportTable> Table(IncidentSelection selection, string? synthetic, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var origins = new Origins(
            await db.IncidentSources.AsNoTracking().ToDictionaryAsync(s => s.Id, stop),
            await db.IncidentImports.AsNoTracking().Select(i => new { i.Id, i.FileName }).ToDictionaryAsync(i => i.Id, i => i.FileName, stop));
        Dictionary<string, string> about = new()
        {
            ["period"] = selection.Period.ToString(),
            ["filter"] = selection.Filter.ToQuery(),
            ["asOf"] = clock.GetUtcNow().Local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        };
        return new ExportTable(Columns(), Rows(selection, origins, db, stop), synthetic, about);
    }

    /// <summary>The sentence for data that is made up, wholly or in part; null when all of it is real.</summary>
    public static async Task<string?> Synthetic(IncidentSelection selection, HaiDangDb db, CancellationToken stop)
    {
        if (await db.ReadSetting(Setting.SyntheticSeed, stop) is { } seed) return Words.Of<Texts>("Export.Notice", seed);
        var made = await db.IncidentSources.Where(s => s.Synthetic).Select(s => s.Id).ToArrayAsync(stop);
        return made.Length > 0 && await selection.Incidents(db).AnyAsync(i => made.Contains(i.SourceId), stop) ? Words.Of<Texts>("Export.NoticePart") : null;
    }

    private sealed record Origins(Dictionary<int, IncidentSource> Sources, Dictionary<int, string> Files);

    private static ExportColumn[] Columns() =>
    [
        .. from column in new (string Key, int Width)[]
           {
               ("reference", 18), ("start", 17), ("end", 17), ("time_precision", 14), ("kind", 26), ("iccs", 8), ("kind_as_sent", 26),
               ("place_code", 11), ("place", 26), ("placed_by", 18), ("lon", 11), ("lat", 11), ("doubts", 30), ("source", 20),
               ("import", 8), ("import_file", 26), ("synthetic", 10), ("id", 38),
           }
           select new ExportColumn(column.Key, Words.Of<Texts>($"Export.{column.Key}"), column.Width),
    ];

    private static async IAsyncEnumerable<object?[]> Rows(
        IncidentSelection selection, Origins origins, HaiDangDb db, [EnumeratorCancellation] CancellationToken stop)
    {
        var sorted = selection.Filter.Sort is IncidentSort.Earliest
            ? selection.Incidents(db).OrderBy(i => i.StartAt).ThenBy(i => i.Id)
            : selection.Incidents(db).OrderByDescending(i => i.StartAt).ThenByDescending(i => i.Id);
        await foreach (var row in sorted.Select(IncidentRow.Of).AsAsyncEnumerable().WithCancellation(stop))
        {
            var kind = selection.Kinds.Of(row.LocalKindId);
            var place = row.PlaceId is { } id ? selection.Places[id] : null;
            var source = origins.Sources[row.SourceId];
            yield return
            [
                row.Reference, row.StartAt, row.EndAt, IncidentWords.Precision(row.TimePrecision),
                kind is null ? null : KindBook.Name(kind), kind?.Iccs, selection.Kinds.Text(row.LocalKindId),
                place?.Code, place?.FullName, IncidentWords.Placed(row.PlacedBy), row.Lon, row.Lat, DoubtWords.Joined(row.Doubts), source.Name,
                row.ImportId, origins.Files[row.ImportId], source.Synthetic, row.Id.ToString(),
            ];
        }
    }
}
