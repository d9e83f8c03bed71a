using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;
namespace HaiDang.Places.Import;

/// <summary>Can a broken shape be mended without becoming another place?</summary>
/// <remarks>A crossing outline is mended when untangling it hardly changes its area. Parts that
/// overlap are one. A part that lies within another may be a hole that lost its mark on the way through some program: it is one
/// when another feature claims that land; when none does and the land is more than a trifle, nobody can tell.</remarks>
internal static class MendShape
{
    /// <summary>Mending may change or leave in doubt less than this share of the area.</summary>
    public const double MostChange = 0.01;

    /// <param name="Shape">Valid, shells counter-clockwise as RFC 7946 asks; null when refused.</param>
    /// <param name="Mends">What was mended.</param>
    /// <param name="Trouble">Why it is refused.</param>
    /// <param name="At">Where the outline goes wrong, if it does.</param>
    /// <param name="Change">The share of the area that mending would change.</param>
    public readonly record struct Answer(MultiPolygon? Shape, Mends Mends, Trouble? Trouble, Coordinate? At = null, double Change = 0);

    /// <param name="shape">In WGS 84 degrees.</param>
    /// <param name="mends">What was mended already while reading it.</param>
    /// <param name="isClaimed">Whether another feature covers a point.</param>
    public static Answer Run(Geometry shape, Mends mends, Predicate<Coordinate> isClaimed)
    {
        var box = shape.EnvelopeInternal;
        if (!(box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90))
            return new Answer(null, mends, Trouble.OutOfRange);
        if (new IsValidOp(shape).ValidationError is { } error)
            return Crossings.AreTooMany(shape) ? new Answer(null, mends, Trouble.SelfCrossing, error.Coordinate, 1) : Mend(shape, mends, error.Coordinate, isClaimed);
        return shape.Area > 0 ? new Answer(Oriented(shape), mends, null) : new Answer(null, mends, Trouble.TooFewPoints);
    }

    /// <summary>Several shapes as one: parts of the same unit that a file holds as rows of their own.</summary>
    public static MultiPolygon Unite(IReadOnlyCollection<MultiPolygon> shapes) =>
        shapes.Count == 1 ? shapes.First() : Oriented(shapes.Aggregate<Geometry>((a, b) => Overlay(a, b, SpatialFunction.Union)));

    private static Answer Mend(Geometry broken, Mends mends, Coordinate at, Predicate<Coordinate> isClaimed)
    {
        var (written, evenOdd, untangled) = Readings(broken);
        if (written.Area == 0) return new Answer(null, mends, Trouble.TooFewPoints);
        var change = untangled / written.Area;
        if (change >= MostChange) return new Answer(null, mends, Trouble.SelfCrossing, at, change);

        var stray = Overlay(evenOdd, written, SpatialFunction.Difference).Area / written.Area;   // holes outside their shell
        var nested = Parts(Overlay(written, evenOdd, SpatialFunction.Difference)).Where(twice => IsAPart(twice, broken)).ToArray();
        var doubt = stray + nested.Sum(p => p.Area) / written.Area;
        if (doubt < MostChange) return new Answer(Oriented(written), mends | Mends.SelfCrossing, null, at, doubt);
        return stray < MostChange && Array.TrueForAll(nested, p => isClaimed(p.InteriorPoint.Coordinate))
            ? new Answer(Oriented(nested.Aggregate(written, (whole, hole) => Overlay(whole, hole, SpatialFunction.Difference))), mends | Mends.LostHole, null, at, doubt)
            : new Answer(null, mends, Trouble.OverlappingParts, at, doubt);
    }

    /// <summary>Land covered twice that is a whole part lies within another part and may be a hole; mere overlap may not.</summary>
    private static bool IsAPart(Polygon twice, Geometry broken) =>
        Parts(broken).Any(p => Math.Abs(p.Area - twice.Area) < 0.001 * p.Area && p.EnvelopeInternal.Contains(twice.InteriorPoint.Coordinate));

    /// <summary>The shape as written and by the even–odd rule, from rings that are each untangled; and how much untangling changed.</summary>
    private static (Geometry Written, Geometry EvenOdd, double Untangled) Readings(Geometry broken)
    {
        Geometry written = MultiPolygon.Empty, evenOdd = MultiPolygon.Empty;
        var untangled = 0.0;
        foreach (var polygon in Parts(broken))
        {
            var shell = Untangled((LinearRing)polygon.ExteriorRing, ref untangled);
            evenOdd = Overlay(evenOdd, shell, SpatialFunction.SymDifference);
            foreach (var ring in polygon.InteriorRings)
            {
                var hole = Untangled((LinearRing)ring, ref untangled);
                evenOdd = Overlay(evenOdd, hole, SpatialFunction.SymDifference);
                shell = Overlay(shell, hole, SpatialFunction.Difference);
            }
            written = Overlay(written, shell, SpatialFunction.Union);
        }
        return (written, evenOdd, untangled);
    }

    private static Geometry Untangled(LinearRing ring, ref double changed)
    {
        var before = ring.Factory.CreatePolygon(ring);
        var after = GeometryFixer.Fix(before);
        changed += Math.Abs(after.Area - before.Area);
        return after;
    }

    private static Geometry Overlay(Geometry a, Geometry b, SpatialFunction how) => OverlayNGRobust.Overlay(a, b, how);

    private static IEnumerable<Polygon> Parts(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>().Where(p => !p.IsEmpty);

    /// <summary>The way round of a ring says nothing in most formats, so turning it is no mending.</summary>
    private static MultiPolygon Oriented(Geometry shape)
    {
        var turned = shape.Normalized();   // shells clockwise, holes the other way
        return turned.Factory.CreateMultiPolygon([.. Parts(turned).Select(p => (Polygon)p.Reverse())]);
    }
}
