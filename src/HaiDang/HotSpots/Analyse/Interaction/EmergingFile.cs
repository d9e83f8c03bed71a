using System.Text.Json;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Writes the cells with their histories: as a table, or as squares for a map.</summary>
internal static class EmergingFile
{
    private static readonly (string Name, Func<AnalyseEmerging.Cell, object?> Of)[] Columns =
    [
        ("x", c => c.X), ("y", c => c.Y), ("events", c => c.Events), ("history", c => c.History), ("hot_steps", c => c.HotSteps), ("cold_steps", c => c.ColdSteps),
        ("last_z", c => c.LastZ), ("last_q", c => c.LastQ), ("trend_z", c => c.Trend), ("trend_p", c => c.TrendP),
    ];

    private static readonly AnswerTable<AnalyseEmerging.Cell> Table = new(Columns);

    public static void Write(string path, EventFile file, EventCube cube, double side, AnalyseEmerging.Cell[] cells, AnalyseEmerging.Answer answer)
    {
        if (OutFile.Kind(path) != "geojson") Table.Write(path, cells, answer);
        else OutFile.Write(path, stream => WriteMap(stream, file, cube, side, cells, answer));
    }

    private static void WriteMap(Stream stream, EventFile file, EventCube cube, double side, AnalyseEmerging.Cell[] cells, AnalyseEmerging.Answer answer)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = AnalyseOptions.AsJson.Encoder });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WritePropertyName("analysis");
        JsonSerializer.Serialize(json, answer, AnalyseOptions.AsJson);
        json.WriteStartArray("features");
        for (var i = 0; i < cells.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("geometry");
            json.WriteString("type", "Polygon");
            json.WriteStartArray("coordinates");
            WriteSquare(json, file, cube.X[i], cube.Y[i], side / 2);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("properties");
            foreach (var (name, of) in Columns[2..])
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, of(cells[i]), AnalyseOptions.AsJson);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSquare(Utf8JsonWriter json, EventFile file, double x, double y, double half)
    {
        json.WriteStartArray();
        foreach (var (east, north) in ((int, int)[])[(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)])
        {
            var (atX, atY) = file.Back(x + east * half, y + north * half);
            json.WriteStartArray();
            json.WriteNumberValue(atX);
            json.WriteNumberValue(atY);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
