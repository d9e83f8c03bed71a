using System.Globalization;
using HaiDang.Analysis;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>Who counts as a neighbour: whoever touches, the k nearest, or all within a distance?</summary>
internal sealed record WeightsRule
{
    private WeightsRule(string text) => Text = text;

    /// <summary>As it is written: <c>queen</c>, <c>rook</c>, <c>knn:6</c>, <c>band:5000</c>.</summary>
    public string Text { get; }

    private int Nearest { get; init; }
    private double Metres { get; init; }

    public static WeightsRule? Parse(string text) => text.Split(':') switch
    {
        ["queen" or "rook"] => new(text),
        ["knn", var k] when int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var nearest) && nearest > 0 =>
            new(text) { Nearest = nearest },
        ["band", var metres] when double.TryParse(metres, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var band) && band > 0 =>
            new(text) { Metres = band },
        _ => null,
    };

    /// <param name="shapes">Outlines, n of them.</param>
    /// <param name="x">Eastings of their centres, metres.</param>
    /// <param name="y">Northings of their centres, metres.</param>
    /// <param name="path">The file, for a refusal.</param>
    /// <exception cref="InvalidDataException">There are not more areas than neighbours asked for.</exception>
    public Neighbours Over(IReadOnlyList<Geometry> shapes, double[] x, double[] y, string path) => this switch
    {
        { Nearest: > 0 and var k } when k >= shapes.Count => throw Refusal.Of(path, "Analyse.TooFewAreas", shapes.Count, k + 1),
        { Nearest: > 0 and var k } => Neighbours.KNearest(x, y, k),
        { Metres: > 0 and var metres } => Neighbours.Within(x, y, metres),
        { Text: "rook" } => Neighbours.Rook(shapes),
        _ => Neighbours.Queen(shapes),
    };
}
