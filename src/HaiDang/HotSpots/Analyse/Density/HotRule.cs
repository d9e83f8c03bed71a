using System.Globalization;
using HaiDang.Analysis.Density;
using HaiDang.Analysis.Geometry;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Which ground is called hot: the smallest that holds a share of all density, or the densest share of the ground?</summary>
/// <param name="Holds">The first of both?</param>
/// <param name="Share">In (0, 1).</param>
public sealed record HotRule(bool Holds, double Share)
{
    private const double PerSquareKilometre = 1e6;

    /// <summary><c>holds:0.5</c> or <c>densest:0.05</c>; null when it is neither.</summary>
    public static HotRule? Parse(string? text) => text?.Split(':') is [("holds" or "densest") and var word, var share]
        && double.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is > 0 and < 1 ? new(word == "holds", part) : null;

    internal HotSpotGround Of(DensitySurface surface, double[] x, double[] y) => Holds ? HotSpotPolygons.Holding(surface, Share, x, y) : HotSpotPolygons.Densest(surface, Share, x, y);

    /// <summary>Writes the pieces of ground as GeoJSON in WGS 84, most points first.</summary>
    internal static void Write(string path, HotSpotGround ground, LocalProjection plane) => FeatureFile.Write(path, null, ground.Polygons.Select(polygon => new AnswerFeature(
        FeatureFile.Rounded(plane.ToDegrees(polygon.Area)), ("points", polygon.Points), ("squareKilometres", polygon.Area.Area / PerSquareKilometre),
        ("perSquareKilometre", polygon.Points / polygon.Area.Area * PerSquareKilometre), ("atLeast", ground.Level * PerSquareKilometre))));
}
