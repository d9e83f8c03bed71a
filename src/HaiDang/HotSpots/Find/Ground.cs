using System.Collections.Concurrent;
using HaiDang.Analysis;
using HaiDang.Analysis.Geometry;
using HaiDang.Data;
using HaiDang.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;
namespace HaiDang.HotSpots.Find;

/// <summary>The communes of the territory in a plane, and who is whose neighbour there.</summary>
/// <remarks>A place without a drawn outline stands where its label stands, and is joined like an island.</remarks>
public sealed class Ground
{
    /// <summary>An island is joined to so many places with the nearest centres.</summary>
    public const int IslandNeighbours = 2;

    private readonly ConcurrentDictionary<Joined, Neighbours> _neighbours = new();
    private readonly ConcurrentDictionary<Joined, int[]> _islands = new();
    private readonly double[] _x, _y;

    private Ground(Territory territory, Geometry[] degrees)
    {
        (Territory, Degrees) = (territory, degrees);
        Order = new PlaceOrder(territory.Communes.Select(c => c.Id));
        var bounds = new Envelope();
        foreach (var shape in degrees) bounds.ExpandToInclude(shape.EnvelopeInternal);
        var centres = territory.Communes.Select((c, i) => Centre(c, degrees[i])!).ToArray();
        foreach (var centre in centres) bounds.ExpandToInclude(centre);
        Centres = Array.ConvertAll(centres, c => (c.X, c.Y));
        Plane = LocalProjection.Around(bounds);
        Metres = Array.ConvertAll(degrees, Plane.ToMetres);
        var inPlane = Array.ConvertAll(centres, c => Plane.ToMetres(c.X, c.Y));
        (_x, _y) = ([.. inPlane.Select(c => c.X)], [.. inPlane.Select(c => c.Y)]);
    }

    public Territory Territory { get; }
    internal PlaceOrder Order { get; }

    /// <summary>The outlines, WGS 84 degrees, in the order of the communes; empty where none is drawn.</summary>
    public IReadOnlyList<Geometry> Degrees { get; }

    /// <summary>The same in metres of <see cref="Plane"/>.</summary>
    public IReadOnlyList<Geometry> Metres { get; }

    /// <summary>A point that stands for each commune, degrees.</summary>
    public IReadOnlyList<(double Lon, double Lat)> Centres { get; }

    public LocalProjection Plane { get; }

    /// <summary>All outlines in one for surfaces, in metres of <see cref="Plane"/>: drawn to 50 m, without rocks under 2 ha.</summary>
    public Geometry Land => field ??= LandOf(Territory.Communes.Select(c => c.Id));

    /// <returns>Null while there are not enough places to compare: fewer than 2.</returns>
    public static async Task<Ground?> Load(HaiDangDb db, CancellationToken stop) =>
        await Territories.Current(db, stop) is { } territory ? Located(territory, await Territories.Geometries(db, territory, stop)) : null;

    /// <summary>Neighbours by a rule, every island joined to the nearest places.</summary>
    public Neighbours Neighbours(Joined by) => _neighbours.GetOrAdd(by, j => Bare(j).JoinIslands(_x, _y, IslandNeighbours));

    /// <summary>Positions of the places that have no neighbour by the rule itself.</summary>
    public IReadOnlyList<int> Islands(Joined by) => _islands.GetOrAdd(by, j => [.. Bare(j).Islands]);

    /// <summary>The same of some communes.</summary>
    internal Geometry LandOf(IEnumerable<int> communes) => Coarse(OverlayNGRobust.Union(communes.Select(id => Metres[Order.Of(id)]).Where(m => !m.IsEmpty)));

    private Neighbours Bare(Joined by) => by.By switch
    {
        Joined.Way.Nearest => Analysis.Neighbours.KNearest(_x, _y, (int)Math.Min(by.Value, Order.Count - 1)),
        Joined.Way.Within => Analysis.Neighbours.Within(_x, _y, by.Value),
        _ => Analysis.Neighbours.Queen(Metres),
    };

    private static Geometry Coarse(Geometry land)
    {
        const double withinMetres = 50, leastSquareMetres = 20_000;
        var parts = Enumerable.Range(0, land.NumGeometries).Select(land.GetGeometryN).OfType<Polygon>().Where(p => p.Area >= leastSquareMetres);
        return OverlayNGRobust.Union(parts.Select(p => TopologyPreservingSimplifier.Simplify(p, withinMetres)).Where(p => !p.IsEmpty));
    }

    /// <summary>Leaves out a place of which nothing says where it lies.</summary>
    private static Ground? Located(Territory territory, Geometry[] shapes)
    {
        var known = territory.Communes.Zip(shapes).Where(c => Centre(c.First, c.Second) is not null).ToArray();
        return known.Length < 2 ? null : new Ground(territory with { Communes = [.. known.Select(c => c.First)] }, [.. known.Select(c => c.Second)]);
    }

    private static Coordinate? Centre(Place place, Geometry outline) =>
        place is { Lon: { } lon, Lat: { } lat } ? new(lon, lat)
        : !outline.IsEmpty ? outline.InteriorPoint.Coordinate
        : place is { SeatLon: { } seatLon, SeatLat: { } seatLat } ? new(seatLon, seatLat) : null;
}
