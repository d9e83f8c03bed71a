using System.Globalization;
using HaiDang.Analysis;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Weights;

/// <summary>Who counts as a neighbour, and how much: whoever touches, the nearest, all within a distance, or those that a file names?</summary>
internal sealed record WeightsRule
{
    public const string Forms = "queen|rook|knn:K|band:METRES|kernel:METRES[:SHAPE]|kernel-knn:K[:SHAPE]|file:F.gal|file:F.gwt|file:F.csv";
    private const string FilePrefix = "file:";

    private WeightsRule(string text) => Text = text;

    /// <summary>As it is written: <c>queen</c>, <c>rook</c>, <c>knn:6</c>, <c>band:5000</c>, <c>kernel:5000:quartic</c>, <c>kernel-knn:8</c>, <c>file:F.gal</c>.</summary>
    public string Text { get; }

    /// <summary>The file that names them; null for all other rules.</summary>
    public string? File { get; private init; }

    private int Nearest { get; init; }
    private double Metres { get; init; }

    /// <summary>How weights fall with distance; null: they do not.</summary>
    private WeightShape? Shape { get; init; }

    /// <summary>Null when it is no rule.</summary>
    public static WeightsRule? Parse(string text) => text.StartsWith(FilePrefix, StringComparison.Ordinal)
        ? WeightsFile.Knows(text[FilePrefix.Length..]) ? new(text) { File = text[FilePrefix.Length..] } : null
        : text.Split(':') switch
        {
            ["queen" or "rook"] => new(text),
            ["knn", var k] when Whole(k) is > 0 and var nearest => new(text) { Nearest = nearest },
            ["band", var metres] when Distance(metres) is > 0 and var band => new(text) { Metres = band },
            ["kernel", var metres, .. var shape] when Distance(metres) is > 0 and var reach && ShapeOf(shape) is { } falls => new(text) { Metres = reach, Shape = falls },
            ["kernel-knn", var k, .. var shape] when Whole(k) is > 1 and var nearest && ShapeOf(shape) is { } falls => new(text) { Nearest = nearest, Shape = falls },
            _ => null,
        };

    /// <param name="shapes">Outlines, n of them.</param>
    /// <param name="x">Eastings of their centres, metres.</param>
    /// <param name="y">Northings of their centres, metres.</param>
    /// <param name="path">The file of the areas, for a refusal.</param>
    /// <exception cref="InvalidDataException">There are not more areas than neighbours asked for.</exception>
    public Neighbours Over(IReadOnlyList<Geometry> shapes, double[] x, double[] y, string path) => this switch
    {
        { Nearest: > 0 and var k } when k >= shapes.Count => throw Refusal.Of(path, "Analyse.TooFewAreas", shapes.Count, k + 1),
        { Nearest: > 0 and var k, Shape: { } shape } => Neighbours.KernelOfNearest(x, y, k, shape),
        { Nearest: > 0 and var k } => Neighbours.KNearest(x, y, k),
        { Metres: > 0 and var metres, Shape: { } shape } => Neighbours.Kernel(x, y, metres, shape),
        { Metres: > 0 and var metres } => Neighbours.Within(x, y, metres),
        { Text: "rook" } => Neighbours.Rook(shapes),
        _ => Neighbours.Queen(shapes),
    };

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static double? Distance(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres) && double.IsFinite(metres) ? metres : null;

    private static WeightShape? ShapeOf(string[] words) => words switch
    {
        [] => WeightShape.Triangular,
        [var word] when char.IsAsciiLetter(word.FirstOrDefault()) && Enum.TryParse<WeightShape>(word, ignoreCase: true, out var shape) && Enum.IsDefined(shape) => shape,
        _ => null,
    };
}
