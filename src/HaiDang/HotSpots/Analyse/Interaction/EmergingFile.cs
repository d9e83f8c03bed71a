using NetTopologySuite.Geometries;
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
        else FeatureFile.Write(path, ("analysis", answer), cells.Select((cell, i) => new AnswerFeature(Square(file, cube.X[i], cube.Y[i], side / 2), [.. Columns[2..].Select(c => (c.Name, c.Of(cell)))])));
    }

    private static Geometry Square(EventFile file, double x, double y, double half) => file.Back(new Polygon(new LinearRing(
        [new(x - half, y - half), new(x + half, y - half), new(x + half, y + half), new(x - half, y + half), new(x - half, y - half)])));
}
