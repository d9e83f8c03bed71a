using HaiDang.Places.Shapes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Operation.Valid;
namespace HaiDang.Places.Import;

/// <summary>Can a broken shape be mended without becoming another place?</summary>
internal static class MendShape
{
    /// <summary>Mending may change the area by less than this share.</summary>
    public const double MostChange = 0.01;

    /// <param name="Shape">Valid, shells counter-clockwise as RFC 7946 asks; null when refused.</param>
    /// <param name="Mends">What was mended.</param>
    /// <param name="Trouble">Why it is refused.</param>
    /// <param name="Crossing">Where the outline crosses itself, if it does.</param>
    /// <param name="Change">By which share mending would change the area.</param>
    public readonly record struct Answer(MultiPolygon? Shape, Mends Mends, Trouble? Trouble, Coordinate? Crossing = null, double Change = 0);

    public static Answer Run(AreaFeature feature, CoordinateSystem coordinates)
    {
        if (feature.Shape is not { } raw) return new Answer(null, feature.Mends, feature.Trouble ?? Trouble.NoShape);
        var shape = coordinates.ToWgs84(raw);
        var box = shape.EnvelopeInternal;
        if (!(box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90))
            return new Answer(null, feature.Mends, Trouble.OutOfRange);
        return new IsValidOp(shape).ValidationError is { } error
            ? Fix(shape, feature.Mends, error.Coordinate)
            : shape.Area > 0 ? new Answer(Oriented(shape), feature.Mends, null)
            : new Answer(null, feature.Mends, Trouble.TooFewPoints);
    }

    /// <summary>Several shapes as one: parts of the same unit that a file holds as rows of their own.</summary>
    public static MultiPolygon Unite(IReadOnlyCollection<MultiPolygon> shapes) =>
        shapes.Count == 1 ? shapes.First() : Oriented(UnaryUnionOp.Union(shapes));

    private static Answer Fix(Geometry broken, Mends mends, Coordinate crossing)
    {
        var before = broken.Area;
        var mended = GeometryFixer.Fix(broken);
        var change = before > 0 ? Math.Abs(mended.Area - before) / before : 1;
        return change < MostChange && mended is (Polygon or MultiPolygon) && !mended.IsEmpty
            ? new Answer(Oriented(mended), mends | Mends.SelfCrossing, null, crossing, change)
            : new Answer(null, mends, Trouble.SelfCrossing, crossing, change);
    }

    /// <summary>The way round of a ring says nothing in most formats, so turning it is no mending.</summary>
    private static MultiPolygon Oriented(Geometry shape)
    {
        var turned = shape.Normalized();   // shells clockwise, holes the other way
        return turned.Factory.CreateMultiPolygon([.. SphereArea.Parts(turned).Geometries.Cast<Polygon>().Select(p => (Polygon)p.Reverse())]);
    }
}
