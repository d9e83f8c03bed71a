using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Inference;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
namespace HaiDang.Demo;

/// <summary>A commune as the demo sees it.</summary>
/// <param name="PlaceId">Its id in the database.</param>
/// <param name="Code">Its code; numbers its random streams, so that no other commune changes it.</param>
/// <param name="Population">People; null where no figure is published.</param>
/// <param name="Seat">Where its administration is, degrees; null where not known.</param>
/// <param name="Shape">Its outline, degrees.</param>
internal sealed record Commune(int PlaceId, string Code, long? Population, Coordinate? Seat, Geometry Shape);

/// <summary>Where in a commune do things happen? On land, near where people live, on an islet once in a while.</summary>
internal sealed class Settlement
{
    private const int Streams = int.MaxValue;
    private const int Centres = 7, Tries = 60;
    private const double OnIslet = 0.004, MetresPerDegree = 111_320;
    private readonly AreaIndex _mainland;
    private readonly Geometry _main;
    private readonly Geometry[] _islets;
    private readonly (Coordinate At, double Until)[] _centres;
    private readonly double _spreadMetres;

    public Settlement(Commune commune, ulong seed)
    {
        var parts = Enumerable.Range(0, commune.Shape.NumGeometries).Select(commune.Shape.GetGeometryN).OrderByDescending(p => p.Area).ToArray();
        (_main, _islets) = (parts[0], parts[1..]);
        _mainland = new AreaIndex([_main]);
        var side = Math.Sqrt(_main.Area) * MetresPerDegree;
        _spreadMetres = Math.Clamp(side / 12, 200, 900);
        var random = new SeededRandom(seed, int.Parse(commune.Code, System.Globalization.CultureInfo.InvariantCulture), Streams);
        _centres = Weighted(commune, ref random);
    }

    /// <summary>A point on the commune's land, to five decimals (about a metre).</summary>
    public Coordinate Point(ref SeededRandom random)
    {
        if (_islets.Length > 0 && random.NextDouble() < OnIslet)
            return Anywhere(_islets[random.Below(_islets.Length)], ref random);
        var picked = random.NextDouble();
        var centre = Array.Find(_centres, c => picked < c.Until).At ?? _centres[0].At;
        var wide = random.NextDouble() < 0.2 ? 2.5 : 1;
        return Near(centre, _spreadMetres * wide, ref random);
    }

    /// <summary>A point on the mainland, normally distributed around another.</summary>
    public Coordinate Near(Coordinate centre, double spreadMetres, ref SeededRandom random)
    {
        var narrow = MetresPerDegree * Math.Cos(centre.Y * Math.PI / 180);
        for (var tries = 0; tries < Tries; tries++)
        {
            var distance = spreadMetres * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            if (On(_main, centre.X + distance * cos / narrow, centre.Y + distance * sin / MetresPerDegree) is { } point)
                return point;
        }
        return Anywhere(_main, ref random);
    }

    private (Coordinate, double)[] Weighted(Commune commune, ref SeededRandom random)
    {
        var seat = commune.Seat is { } at ? On(_main, at.X, at.Y) : null;
        var centres = new List<Coordinate> { seat ?? Rounded(_main.InteriorPoint.Coordinate) };
        while (centres.Count < Centres) centres.Add(Anywhere(_main, ref random));
        // The seat has a third of the life of a commune; the others share the rest, the first ones more than the last.
        var weights = Enumerable.Range(0, Centres).Select(i => i == 0 ? 3 : 2d / (1 + 0.35 * i)).ToArray();
        var all = weights.Sum();
        return [.. centres.Select((c, i) => (c, weights[..(i + 1)].Sum() / all))];
    }

    private Coordinate Anywhere(Geometry part, ref SeededRandom random)
    {
        var box = part.EnvelopeInternal;
        for (var tries = 0; tries < 20 * Tries; tries++)
            if (On(part, box.MinX + random.NextDouble() * box.Width, box.MinY + random.NextDouble() * box.Height) is { } point)
                return point;
        return Rounded(part.InteriorPoint.Coordinate);
    }

    private Coordinate? On(Geometry part, double lon, double lat)
    {
        var point = Rounded(new Coordinate(lon, lat));
        var isOn = ReferenceEquals(part, _main) ? _mainland.Find(point.X, point.Y) == 0 : SimplePointInAreaLocator.Locate(point, part) != Location.Exterior;
        return isOn ? point : null;
    }

    private static Coordinate Rounded(Coordinate at) => new(Math.Round(at.X, 5), Math.Round(at.Y, 5));
}
