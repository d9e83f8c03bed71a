using System.Globalization;
using System.Text;
using System.Text.Json;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse;

/// <summary>An analyst's answer of rows and columns, written as CSV or as JSON.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class AnswerTable<T>(params (string Name, Func<T, object?> Of)[] columns)
{
    /// <summary>The whole table, or no file at all. In JSON the answer itself stands beside the rows.</summary>
    public void Write(string path, IReadOnlyList<T> rows, object answer) => OutFile.Write(path, stream =>
    {
        if (OutFile.Kind(path) == "csv") WriteCsv(stream, rows);
        else WriteJson(stream, rows, answer);
    });

    private void WriteCsv(Stream stream, IReadOnlyList<T> rows)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', columns.Select(c => CsvCell.Of(c.Name))));
        foreach (var row in rows)
            text.WriteLine(string.Join(',', columns.Select(c => Cell(c.Of(row)))));
    }

    private void WriteJson(Stream stream, IReadOnlyList<T> rows, object answer)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = AnalyseOptions.AsJson.Encoder });
        json.WriteStartObject();
        json.WritePropertyName("analysis");
        JsonSerializer.Serialize(json, answer, AnalyseOptions.AsJson);
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var (name, of) in columns)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, of(row), AnalyseOptions.AsJson);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A number stays a number, whatever its sign; a text never becomes a formula.</summary>
    private static string Cell(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        string text => CsvCell.Of(text),
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
