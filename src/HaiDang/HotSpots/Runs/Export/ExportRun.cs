using System.Globalization;
using System.Text;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.IO.Converters;
namespace HaiDang.HotSpots.Runs.Export;

/// <summary>What does a run look like as a file: all of it (JSON), its table (CSV, XLSX), its map (GeoJSON), a report to read (text)?</summary>
/// <remarks>Every form says what was asked, from which data, by which version and seed, and whether the data is synthetic.</remarks>
public static class ExportRun
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    public static async Task<Results<FileContentHttpResult, NotFound>> Get(
        int id, string form, IDbContextFactory<HaiDangDb> databases, HotSpotMemory memory, CancellationToken stop)
    {
        if (await ShowRun.Run(id, databases, stop) is not { Answer: { } answer } view) return TypedResults.NotFound();
        using var to = new MemoryStream();
        string type;
        switch (form)
        {
            case "json": (type, _) = ("application/json", Json(to, view, answer)); break;
            case "csv": type = CsvFile.Type; await CsvFile.Write(to, Table(view, answer), stop); break;
            case "xlsx": type = WriteXlsx.Type; await XlsxFile.Write(to, Table(view, answer), stop); break;
            case "geojson": (type, _) = (GeoJsonFile.Type, Map(to, view, answer, await FindHotSpots.GroundOf(memory, stop))); break;
            case "txt": type = "text/plain; charset=utf-8"; to.Write(Encoding.UTF8.GetBytes(Report(view, answer))); break;
            default: return TypedResults.NotFound();
        }
        return TypedResults.File(to.ToArray(), type, string.Create(CultureInfo.InvariantCulture, $"{Text("FileName")}-{id}{(view.SyntheticSeed is null ? "" : "-mo-phong")}.{form}"));
    }

    /// <summary>What stands at the head of every file.</summary>
    private static Dictionary<string, string> About(ShowRun.View view) => new()
    {
        ["run"] = Cell.Of(view.Run.Id), ["name"] = view.Run.Name, ["method"] = view.Run.Method, ["filter"] = view.Run.Filter, ["settings"] = view.Run.Settings,
        ["engine"] = view.Run.Engine, ["dataHash"] = view.Run.DataHash, ["incidents"] = Cell.Of(view.Run.Incidents),
        ["computed"] = Instant(view.Run.At), ["importedUntil"] = view.Run.ImportedUntil is { } until ? Instant(until) : "",
    };

    private static bool Json(Stream to, ShowRun.View view, RunAnswer answer)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        Head(json, view);
        json.WriteString("says", Says(view, answer, " "));
        json.WritePropertyName("answer");
        json.WriteRawValue(answer.ToJson());
        json.WriteEndObject();
        return true;
    }

    private static bool Map(Stream to, ShowRun.View view, RunAnswer answer, Ground? ground)
    {
        using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        Head(json, view);
        json.WriteStartArray("features");
        foreach (var shape in answer.Outlines.Concat(answer.Cells)) SendLayer.Write(json, shape, j => Properties(j, answer.Table, shape.Row));
        foreach (var point in answer.Points) SendLayer.Write(json, point);
        if (answer.Areas is not null && ground is not null)
            foreach (var (row, at) in answer.Table.Rows.Select((r, at) => (r, at)).Where(r => r.r.Place is { } place && answer.Outlines.Length == 0 && ground.Order.Of(place) >= 0))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("geometry");
                JsonSerializer.Serialize(json, ground.Degrees[ground.Order.Of(row.Place!.Value)], Geometries);
                json.WriteStartObject("properties");
                Properties(json, answer.Table, at);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        json.WriteEndArray();
        json.WriteEndObject();
        return true;
    }

    private static void Head(Utf8JsonWriter json, ShowRun.View view)
    {
        json.WriteBoolean("synthetic", view.SyntheticSeed is not null);
        if (view.SyntheticSeed is { } seed) json.WriteString("note", HotSpotsWords("Export.SyntheticSay", seed));
        foreach (var (name, value) in About(view)) json.WriteString(name, value);
    }

    private static void Properties(Utf8JsonWriter json, RunTable table, int row)
    {
        if (row < 0 || row >= table.Rows.Length) return;
        foreach (var (column, raw) in table.Columns.Zip(table.Rows[row].Cells))
        {
            if (raw is null) json.WriteNull(column.Key);
            else if (Value(new(column.Kind, raw)) is double number) json.WriteNumber(column.Key, number);
            else json.WriteString(column.Key, raw);
        }
    }

    private static ExportTable Table(ShowRun.View view, RunAnswer answer) => new(
        [.. answer.Table.Columns.Select(c => new ExportColumn(c.Key, Words.Of<Texts>($"Runs.Column.{c.Key}"), c.Kind is CellKind.Text or CellKind.Word ? 30 : 12))],
        answer.Table.Rows.Select(r => answer.Table.Columns.Zip(r.Cells).Select(c => c.First.Kind is CellKind.Word && c.Second is not null
            ? view.Words.Written(new(CellKind.Word, c.Second)) : Value(new(c.First.Kind, c.Second))).ToArray()).ToAsyncEnumerable(),
        view.SyntheticSeed is { } seed ? HotSpotsWords("Export.SyntheticSay", seed) : null, About(view));

    private static string Report(ShowRun.View view, RunAnswer answer)
    {
        var text = new StringBuilder();
        if (view.SyntheticSeed is { } seed) text.AppendLine(HotSpotsWords("Export.SyntheticSay", seed)).AppendLine();
        text.AppendLine(CsvCell.Harmless(view.Run.Name)).AppendLine(Text("ReportHead", view.Run.Id, Figures.DayTime(view.Run.At), view.Run.Engine, view.Run.Seed, view.Run.DataHash)).AppendLine();
        text.AppendLine(Says(view, answer, Environment.NewLine)).AppendLine();
        if (answer.Reports?.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) is { } report) return text.Append(report).ToString();
        text.AppendJoin('\t', answer.Table.Columns.Select(c => Words.Of<Texts>($"Runs.Column.{c.Key}"))).AppendLine();
        foreach (var row in answer.Table.Rows) text.AppendJoin('\t', answer.Table.Columns.Zip(row.Cells).Select(c => CsvCell.Harmless(view.Words.Written(new(c.First.Kind, c.Second))))).AppendLine();
        return text.ToString();
    }

    private static string Says(ShowRun.View view, RunAnswer answer, string between) =>
        string.Join(between, answer.Asked.Concat(answer.Found).Concat(answer.NotFound).Concat(answer.Mind).Select(view.Words.Of));

    private static object? Value(Cell cell) => cell.Raw is null ? null : cell.Kind switch
    {
        CellKind.Count or CellKind.Number or CellKind.Ratio or CellKind.P or CellKind.Percent => Cell.ToNumber(cell.Raw),
        _ => cell.Raw,
    };

    private static string Instant(DateTimeOffset at) => at.Local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string HotSpotsWords(string key, params object?[] parts) => Words.Of<Texts>(key, parts);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Runs.Export.{key}", parts);
}
