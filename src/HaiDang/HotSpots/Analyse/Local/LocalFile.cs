using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>Writes the areas back with what was found beside what they came with.</summary>
internal static class LocalFile
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Our columns; one whose name the file has already is called <c>local_…</c>.</summary>
    private static readonly (string Name, Func<LocalRow, object?> Of)[] Columns =
    [
        ("compared", r => r.Value), ("statistic", r => r.Statistic), ("expected", r => r.Expected), ("z", r => r.Z),
        ("p", r => r.P), ("q", r => r.Q), ("quadrant", r => r.Quadrant), ("cluster", r => r.Cluster),
        ("neighbours", r => r.Neighbours), ("island", r => r.WasIsland), ("why", r => r.Why), ("other", r => r.Other),
    ];

    public static void Write(string path, AreaFile file, LocalRow[] rows, AnalyseLocal.Answer answer)
    {
        var own = AreaColumn.Names(file);
        var names = Array.ConvertAll(Columns, c => Free(c.Name, own));
        OutFile.Write(path, stream =>
        {
            if (OutFile.Kind(path) == "csv") WriteCsv(stream, file, rows, own, names);
            else WriteJson(stream, file, rows, names, answer, withShapes: OutFile.Kind(path) == "geojson");
        });
    }

    private static string Free(string name, IReadOnlyList<string> taken) => taken.Contains(name) ? Free($"local_{name}", taken) : name;

    private static void WriteCsv(Stream stream, AreaFile file, LocalRow[] rows, IReadOnlyList<string> own, string[] names)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', own.Concat(names).Select(CsvCell.Of)));
        for (var i = 0; i < rows.Length; i++)
        {
            var area = file.Areas[i];
            var given = own.Select(name => Given(AreaColumn.Find(area, name)));
            text.WriteLine(string.Join(',', given.Concat(Columns.Select(c => Plain(c.Of(rows[i]))))));
        }
    }

    private static void WriteJson(
        Stream stream, AreaFile file, LocalRow[] rows, string[] names, AnalyseLocal.Answer answer, bool withShapes)
    {
        using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        if (withShapes)
        {
            json.WriteString("type", "FeatureCollection");
            if (file.Crs is { } crs) WriteNamed(json, "crs", crs);
        }
        json.WritePropertyName("analysis");
        JsonSerializer.Serialize(json, answer, AnalyseOptions.AsJson);
        json.WriteStartArray(withShapes ? "features" : "areas");
        for (var i = 0; i < rows.Length; i++)
        {
            json.WriteStartObject();
            if (withShapes) WriteFeature(json, file.Areas[i]);
            if (withShapes) json.WriteStartObject("properties");
            WriteProperties(json, file.Areas[i], rows[i], names);
            if (withShapes) json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, Area area)
    {
        json.WriteString("type", "Feature");
        if (area.Id is { } id) WriteNamed(json, "id", id);
        WriteNamed(json, "geometry", area.Drawn);
    }

    private static void WriteProperties(Utf8JsonWriter json, Area area, LocalRow row, string[] names)
    {
        if (area.Properties.ValueKind == JsonValueKind.Object)
            foreach (var given in area.Properties.EnumerateObject())
                given.WriteTo(json);
        for (var i = 0; i < Columns.Length; i++)
        {
            json.WritePropertyName(names[i]);
            JsonSerializer.Serialize(json, Columns[i].Of(row), AnalyseOptions.AsJson);
        }
    }

    private static void WriteNamed(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    /// <summary>A number stays as it was written; a text never becomes a formula.</summary>
    private static string Given(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { } other => CsvCell.Of(other.ToString()),
    };

    private static string Plain(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        string text => CsvCell.Of(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
