using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Noding.Snap;
using NetTopologySuite.Operation.Distance;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.Overlay.Snap;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.RelateNG;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis;

public sealed partial class Neighbours
{
    /// <summary>Joins areas that touch, be it in a single point; each neighbour weighs 1. Symmetric.</summary>
    /// <param name="areas">Valid polygons or multipolygons; an empty one is an island.</param>
    /// <param name="snap">
    /// 0: two areas touch when they have at least one point in common, decided without rounding. Above 0, in the units
    /// of the coordinates: also when their outlines come within this distance, inclusive (for borders drawn twice).
    /// </param>
    /// <exception cref="ArgumentException">An area is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="snap"/> is negative or not finite.</exception>
    /// <remarks>
    /// A shared corner settles a pair at once, so linework that neighbours share costs O(vertices · log vertices); only
    /// pairs whose bounding boxes meet without a shared corner need geometry.
    /// </remarks>
    public static Neighbours Queen(IReadOnlyList<Shape> areas, double snap = 0)
    {
        GuardAreas(areas, snap);
        var pairs = new HashSet<(int, int)>();
        JoinOwners<(double, double)>(areas, pairs, EachCorner);
        JoinCandidates(areas, snap, pairs, i =>
        {
            var relation = RelateNG.Prepare(areas[i]);
            var outline = snap > 0 ? new IndexedFacetDistance(areas[i]) : null;
            return j => relation.Evaluate(areas[j], RelatePredicate.Intersects())
                || outline?.IsWithinDistance(areas[j], snap) == true;
        });
        return FromPairs(areas.Count, pairs);
    }

    /// <summary>Joins areas that share a stretch of border, not just a point; each weighs 1. Symmetric.</summary>
    /// <param name="areas">Valid polygons or multipolygons; an empty one is an island.</param>
    /// <param name="snap">
    /// 0: two areas share a border when their outlines have a line in common, or the areas overlap, decided without
    /// rounding. Above 0, in the units of the coordinates: also when a common line appears once corners and lines
    /// within this distance of each other are drawn together.
    /// </param>
    /// <exception cref="ArgumentException">An area is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="snap"/> is negative or not finite.</exception>
    /// <remarks>
    /// A shared side settles a pair at once, as the shared corner does in <see cref="Queen"/>; the same cost.
    /// </remarks>
    public static Neighbours Rook(IReadOnlyList<Shape> areas, double snap = 0)
    {
        GuardAreas(areas, snap);
        var pairs = new HashSet<(int, int)>();
        JoinOwners<(double, double, double, double)>(areas, pairs, EachSide);
        JoinCandidates(areas, snap, pairs, i =>
        {
            var relation = RelateNG.Prepare(areas[i]);
            var outline = snap > 0 ? new IndexedFacetDistance(areas[i]) : null;
            return j => SharesLineOrOverlaps(relation, areas[j])
                || (outline?.IsWithinDistance(areas[j], snap) == true && SharesSnappedLine(areas[i], areas[j], snap));
        });
        return FromPairs(areas.Count, pairs);
    }

    private static void GuardAreas(IReadOnlyList<Shape> areas, double snap)
    {
        ArgumentNullException.ThrowIfNull(areas);
        if (!(snap >= 0) || !double.IsFinite(snap))
            throw new ArgumentOutOfRangeException(nameof(snap), snap, "The tolerance must be finite and 0 or more.");
        for (var i = 0; i < areas.Count; i++)
            if (areas[i] is null)
                throw new ArgumentException($"Area {i} of {areas.Count} is null.", nameof(areas));
    }

    /// <summary>Joins all owners of one and the same corner or side.</summary>
    private static void JoinOwners<TPart>(
        IReadOnlyList<Shape> areas, HashSet<(int, int)> pairs, Action<CoordinateSequence, Action<TPart>> each)
        where TPart : IComparable<TPart>, IEquatable<TPart>
    {
        var parts = new List<TPart>();
        var owners = new List<int>();
        for (var i = 0; i < areas.Count; i++)
        {
            foreach (var line in LinearComponentExtracter.GetLines(areas[i]).Cast<LineString>())
                each(line.CoordinateSequence, parts.Add);
            while (owners.Count < parts.Count)
                owners.Add(i);
        }
        var (sorted, ownerOf) = (parts.ToArray(), owners.ToArray());
        Array.Sort(sorted, ownerOf);
        for (var i = 0; i < sorted.Length; i++)
            for (var j = i + 1; j < sorted.Length && sorted[j].Equals(sorted[i]); j++)
                if (ownerOf[i] != ownerOf[j])
                    pairs.Add((Math.Min(ownerOf[i], ownerOf[j]), Math.Max(ownerOf[i], ownerOf[j])));
    }

    private static void EachCorner(CoordinateSequence line, Action<(double, double)> add)
    {
        for (var i = 0; i < line.Count; i++)
            add((line.GetX(i), line.GetY(i)));
    }

    private static void EachSide(CoordinateSequence line, Action<(double, double, double, double)> add)
    {
        for (var i = 1; i < line.Count; i++)
        {
            var (a, b) = ((X: line.GetX(i - 1), Y: line.GetY(i - 1)), (X: line.GetX(i), Y: line.GetY(i)));
            if (a != b)
                add(a.CompareTo(b) < 0 ? (a.X, a.Y, b.X, b.Y) : (b.X, b.Y, a.X, a.Y));
        }
    }

    /// <summary>Asks geometry about every pair whose bounding boxes meet and that is not joined yet.</summary>
    private static void JoinCandidates(
        IReadOnlyList<Shape> areas, double snap, HashSet<(int, int)> pairs, Func<int, Predicate<int>> touches)
    {
        var boxes = new STRtree<int>();
        for (var i = 0; i < areas.Count; i++)
            if (!areas[i].IsEmpty)
                boxes.Insert(areas[i].EnvelopeInternal, i);

        for (var i = 0; i < areas.Count; i++)
        {
            if (areas[i].IsEmpty)
                continue;
            var box = areas[i].EnvelopeInternal.Copy();
            box.ExpandBy(snap);
            Predicate<int>? touch = null;
            foreach (var j in boxes.Query(box))
                if (j > i && !pairs.Contains((i, j)) && (touch ??= touches(i))(j))
                    pairs.Add((i, j));
        }
    }

    // DE-9IM: the interiors meet, or the outlines have a line (dimension 1) in common.
    private static bool SharesLineOrOverlaps(RelateNG relation, Shape other) =>
        relation.Evaluate(other, RelatePredicate.Intersects())
        && (relation.Evaluate(other, "****1****") || relation.Evaluate(other, "T********"));

    private static bool SharesSnappedLine(Shape area, Shape other, double snap)
    {
        var drawn = GeometrySnapper.Snap(area.Boundary, other.Boundary, snap);
        return OverlayNG.Overlay(drawn[0], drawn[1], SpatialFunction.Intersection, new SnappingNoder(snap)).Length > 0;
    }
}
