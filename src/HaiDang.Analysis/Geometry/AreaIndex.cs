using NetTopologySuite.Geometries;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Geometry;

/// <summary>In which area does a point lie? Prepared once, asked millions of times.</summary>
/// <remarks>
/// A uniform grid lies over the bounds. A cell that no border crosses knows its answer; the others hold the border
/// segments that cross them and one reference point whose answer is known, so that only crossings on the way to the
/// reference point are counted, with robust orientation. The answers are those of the OGC predicate "covers".
/// Immutable and safe to ask from many threads at once.
/// Memory: 4 bytes a cell (16 cells a segment, between 4,096 and 4.2 million cells) and some 60 bytes for each place where
/// a segment crosses a cell, which the grid is coarsened to keep below 4.2 million + 4 × segments. A province of 65,000
/// segments takes 10 MB; the worst imaginable borders 350 MB + 240 bytes a segment.
/// </remarks>
public sealed class AreaIndex
{
    private const int None = -1;
    private readonly AreaCells _cells;

    /// <summary>Prepares the lookup.</summary>
    /// <param name="areas">
    /// Polygons or multipolygons in degrees (longitude = X, latitude = Y), each valid in the OGC sense; the place in the list is
    /// the answer. An empty geometry is an area that is never found. Parts of one area that overlap count even–odd.
    /// <see cref="Find"/> works in any other plane unit, too.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="areas"/> or one of its members is null.</exception>
    /// <exception cref="ArgumentException">An area is neither polygon nor multipolygon, or a coordinate is not finite.</exception>
    /// <remarks>O(segments × cells crossed + cells); 0.1 s for 65,000 segments.</remarks>
    public AreaIndex(IReadOnlyList<Shape> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        Count = areas.Count;
        _cells = AreaCells.Of(BorderSegment.Of(areas));
    }

    /// <summary>Number of areas.</summary>
    public int Count { get; }

    /// <summary>Smallest box around all areas, degrees; a null envelope when there is none.</summary>
    public Envelope Bounds => _cells.Bounds;

    /// <summary>The area that covers a point.</summary>
    /// <param name="lon">Longitude, degrees.</param>
    /// <param name="lat">Latitude, degrees.</param>
    /// <returns>
    /// Index of the area, or −1 when none covers the point or a coordinate is NaN. The border belongs to its area; on a
    /// shared border, and where areas overlap, the lower index is given.
    /// </returns>
    /// <remarks>O(1) away from borders, O(segments in one cell) near them; no allocation.</remarks>
    public int Find(double lon, double lat)
    {
        var cell = _cells.At(lon, lat);
        return cell >= None ? cell : FindAmong(in _cells.Mixed(cell), lon, lat);
    }

    /// <summary>The area nearest to a point that may lie just outside every area (a quay, a rounded coordinate).</summary>
    /// <param name="lon">Longitude, degrees.</param>
    /// <param name="lat">Latitude, degrees.</param>
    /// <param name="withinMetres">Largest distance that still counts, metres, inclusive, finite and not negative.</param>
    /// <param name="metres">Distance to the area: 0 inside it, NaN when none is near enough.</param>
    /// <returns>Index of the area, the lower one of equals, or −1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="withinMetres"/> is negative or not finite.</exception>
    /// <remarks>
    /// Distances are taken in the tangent plane at the point: right to 0.1 % up to 20 km below 60° of latitude.
    /// O(cells within the distance).
    /// </remarks>
    public int Nearest(double lon, double lat, double withinMetres, out double metres)
    {
        if (!double.IsFinite(withinMetres) || withinMetres < 0)
            throw new ArgumentOutOfRangeException(nameof(withinMetres), withinMetres, "The distance must be finite and not negative.");

        var found = Find(lon, lat);
        metres = found == None ? double.NaN : 0;
        if (found != None || !double.IsFinite(lon) || !double.IsFinite(lat))
            return found;

        var scale = Ellipsoid.Wgs84.MetresPerDegree(lat);
        var best = withinMetres * withinMetres;
        foreach (var mixed in _cells.MixedWithin(lon, lat, withinMetres / scale.East, withinMetres / scale.North))
        {
            foreach (ref readonly var candidate in _cells.Candidates(mixed))
            {
                foreach (ref readonly var border in _cells.Borders(in candidate))
                {
                    var square = border.SquaredMetresTo(lon, lat, scale);
                    if (square > best || (square == best && found != None && found <= candidate.Area))
                        continue;
                    best = square;
                    found = candidate.Area;
                }
            }
        }
        if (found != None)
            metres = Math.Sqrt(best);
        return found;
    }

    private int FindAmong(in MixedCell cell, double lon, double lat)
    {
        foreach (ref readonly var candidate in _cells.Candidates(cell))
        {
            var inside = candidate.ReferenceInside;
            foreach (ref readonly var border in _cells.Borders(in candidate))
            {
                // Every segment is stored with the reference point on its left: no crossing while the point is left, too.
                var side = Orientation.Of(border.Ax, border.Ay, border.Bx, border.By, lon, lat);
                if (side > 0)
                    continue;
                if (side == 0)
                {
                    if (border.BoxHolds(lon, lat))
                        return candidate.Area;
                    continue;
                }
                if (border.Straddles(lon, lat, cell.ReferenceLon, cell.ReferenceLat))
                    inside = !inside;
            }
            if (inside)
                return candidate.Area;
        }
        return None;
    }
}
