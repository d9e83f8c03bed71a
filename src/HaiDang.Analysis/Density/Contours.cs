using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Density;

/// <summary>One level of a surface, drawn.</summary>
/// <param name="Level">Value of the level, in the surface's unit.</param>
/// <param name="Area">Where the surface is at least the level: valid polygons with holes, metres; empty where it never is.</param>
/// <param name="Lines">Where the surface crosses the level: closed rings, or lines that end at the grid's edge or at a NaN.</param>
public sealed record Contour(double Level, MultiPolygon Area, MultiLineString Lines);

/// <summary>Where does a surface reach a level? Lines and areas for a map.</summary>
/// <remarks>
/// Marching squares on the cell centres, straight between them; a saddle is joined when the mean of its four corners reaches
/// the level. Cells of NaN and everything beyond the grid count as below every level; there areas end half-way, which is
/// at the grid's own edge. A crossing keeps a millionth of a cell away from cell centres, so that rings never touch themselves.
/// Source: Lorensen &amp; Cline (1987), Computer Graphics 21, 163–169, in two dimensions.
/// </remarks>
public static class Contours
{
    /// <summary>Draws some levels.</summary>
    /// <param name="grid">Where the values lie.</param>
    /// <param name="values">A value for each cell; NaN where there is none.</param>
    /// <param name="levels">Values to draw, finite, in any order.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <returns>One contour for each level, in the levels' order; coordinates in the grid's metres.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="grid"/> is null.</exception>
    /// <exception cref="ArgumentException">The grid is broken, the values do not fit it, or a level is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked to.</exception>
    /// <remarks>O(cells + holes × polygons) for each level; 9 bytes a cell.</remarks>
    public static IReadOnlyList<Contour> Of(
        Grid grid, ReadOnlySpan<double> values, ReadOnlySpan<double> levels, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(grid);
        grid.Check();
        Guard.SameLength(values.Length, nameof(values), grid.Count, "grid cells");
        Guard.Finite(levels, nameof(levels));
        var contours = new List<Contour>(levels.Length);
        foreach (var level in levels)
        {
            stop.ThrowIfCancellationRequested();
            var rings = new ContourTracer(grid, values, level).Rings();
            contours.Add(new Contour(level, Areas(rings), Lines(rings)));
        }
        return contours;
    }

    private static MultiPolygon Areas(List<TracedRing> rings)
    {
        var shells = new List<(LinearRing Ring, double Area, List<LinearRing> Holes)>();
        var holes = new List<LinearRing>();
        foreach (var ring in rings)
        {
            var closed = new LinearRing([.. ring.Points, ring.Points[0].Copy()]);
            var area = -Area.OfRingSigned(closed.CoordinateSequence);      // NTS counts clockwise rings as positive
            if (area > 0)
                shells.Add((closed, area, []));
            else
                holes.Add(closed);
        }
        shells.Sort((a, b) => a.Area.CompareTo(b.Area));
        foreach (var hole in holes)
        {
            var at = hole.GetCoordinateN(0);
            var shell = shells.FindIndex(s =>
                s.Ring.EnvelopeInternal.Contains(at) && PointLocation.IsInRing(at, s.Ring.CoordinateSequence));
            if (shell >= 0)
                shells[shell].Holes.Add(hole);
        }
        return new MultiPolygon([.. shells.Select(s => new Polygon(s.Ring, [.. s.Holes]))]);
    }

    private static MultiLineString Lines(List<TracedRing> rings)
    {
        var lines = new List<LineString>();
        foreach (var ring in rings)
        {
            var firstCut = ring.IsCut.IndexOf(true);
            if (firstCut < 0)
            {
                lines.Add(new LinearRing([.. ring.Points, ring.Points[0].Copy()]));
                continue;
            }
            var line = new List<Coordinate>();
            for (var i = 1; i <= ring.Points.Count; i++)
            {
                var at = (firstCut + i) % ring.Points.Count;
                if (!ring.IsCut[at])
                {
                    line.Add(ring.Points[at]);
                    continue;
                }
                if (line.Count > 1)
                    lines.Add(new LineString([.. line]));
                line.Clear();
            }
        }
        return new MultiLineString([.. lines]);
    }
}
