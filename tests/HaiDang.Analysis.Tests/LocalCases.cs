using System.Text.Json;
using NetTopologySuite.Geometries;
using Xunit;
using Drawn = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Tests;

/// <summary>Known answers for area statistics, as described in Cases/local/README.md.</summary>
internal sealed class LocalCases
{
    private readonly IReadOnlyList<Known.Row> _rows;

    private LocalCases(string path) => _rows = Known.Rows("local", path);

    public static LocalCases Read(string path) => new(path);

    public int Count => _rows.Count;

    public double[] this[string column] => [.. _rows.Select(row => row[column])];

    /// <summary>A row of a table of named numbers.</summary>
    public double Named(string name) => _rows.Single(row => row.Text("stat") == name)["value"];

    /// <summary>Edges that are counted from 1.</summary>
    public Neighbours ToNeighbours(int count, bool weighted = true) =>
        Neighbours.FromEdges(count, _rows.Select(row => ((int)row["i"] - 1, (int)row["j"] - 1, weighted ? row["w"] : 1)));

    /// <summary>Binary queen neighbours of a square lattice, row by row.</summary>
    public static Neighbours Lattice(int side)
    {
        var edges = new List<(int, int, double)>();
        for (var cell = 0; cell < side * side; cell++)
            for (var move = 0; move < 9; move++)
            {
                var (row, column) = (cell / side + move / 3 - 1, cell % side + move % 3 - 1);
                if (move != 4 && row >= 0 && column >= 0 && row < side && column < side)
                    edges.Add((cell, row * side + column, 1));
            }
        return Neighbours.FromEdges(side * side, edges);
    }

    public static IReadOnlyList<Drawn> Polygons(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", path)));
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(feature => Shape(feature.GetProperty("geometry")))];
    }

    public static void Near(double[] expected, double[] actual, double relative = 1e-10)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= relative * Math.Max(Math.Abs(expected[i]), 1e-3),
                $"Row {i}: expected {expected[i]:R}, got {actual[i]:R}.");
    }

    private static Drawn Shape(JsonElement geometry)
    {
        var parts = geometry.GetProperty("coordinates").EnumerateArray();
        return geometry.GetProperty("type").GetString() == "Polygon"
            ? Polygon(geometry.GetProperty("coordinates"))
            : new MultiPolygon([.. parts.Select(Polygon)]);
    }

    private static Polygon Polygon(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(ring =>
            new LinearRing([.. ring.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble()))])).ToArray();
        return new Polygon(all[0], all[1..]);
    }
}
