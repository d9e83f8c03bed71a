using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Scan;

/// <summary>Lists the zones of a scan: for every centre and shape the places in the order in which they enter, cut at the limits.</summary>
/// <remarks>Source of the order among equal distances: the known answers of the case ties25. O(centres · shapes · places).</remarks>
internal sealed class ZonesBuilder
{
    private const int MostPlaces = ushort.MaxValue;

    /// <summary>Mean radius with which the peers turn degrees into kilometres.</summary>
    private const double EarthKilometres = 6367;

    /// <summary>A share is reached when it is reached but for rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly ScanGround _ground;
    private readonly ScanPlaces _places;
    private readonly ScanSettings _settings;
    private readonly double[] _weights;
    private readonly double _most;
    private readonly double[] _x, _y, _z;
    private readonly double[] _centreX, _centreY;

    private ZonesBuilder(ScanGround ground, ScanPlaces places, double[] weights, ScanSettings settings)
    {
        (_ground, _places, _weights, _settings) = (ground, places, weights, settings);
        _most = settings.MaximumShare * weights.Sum() * (1 + Rounding);
        (_x, _y, _z) = places.OnSphere ? OnUnitSphere(ground.X, ground.Y) : (ground.X, ground.Y, []);
        (_centreX, _centreY) = ground.CentresOf(places);
    }

    /// <param name="ground">The distinct places.</param>
    /// <param name="places">Coordinates, or who is near whom.</param>
    /// <param name="weights">Weight at risk per place, for the largest share.</param>
    /// <param name="settings">Shapes and limits.</param>
    public static Zones Build(ScanGround ground, ScanPlaces places, double[] weights, ScanSettings settings)
    {
        if (ground.Count > MostPlaces) throw new ArgumentException($"There are {ground.Count} places; a scan takes at most {MostPlaces}.", nameof(ground));
        return new ZonesBuilder(ground, places, weights, settings).Build();
    }

    private Zones Build()
    {
        var shapes = ZoneShape.All(_settings);
        var byNeighbours = _places.Neighbours;
        if (byNeighbours is not null && shapes.Length > 1) throw new ArgumentException("Ellipses need coordinates; these places have neighbours alone.");
        if (_places.OnSphere && shapes.Length > 1) throw new ArgumentException("Ellipses need coordinates in a plane; these are degrees.");
        var rows = new ushort[(byNeighbours?.Length ?? _centreX.Length) * shapes.Length][];
        if (byNeighbours is not null)
            for (var row = 0; row < rows.Length; row++) rows[row] = Cut(Array.ConvertAll(byNeighbours[row], place => (ushort)place));
        else
            Parallel.For(0, rows.Length / shapes.Length, new ParallelOptions { MaxDegreeOfParallelism = _settings.Cores, CancellationToken = _settings.Stop },
                () => new Room(_ground.Count), (centre, _, room) =>
                {
                    for (var shape = 0; shape < shapes.Length; shape++)
                    {
                        Distances(centre, shapes[shape], room.Distances);
                        rows[centre * shapes.Length + shape] = Cut(room.Order.Sort(room.Distances, Radius()));
                    }
                    return room;
                }, _ => { });

        var starts = new int[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++) starts[row + 1] = checked(starts[row] + rows[row].Length);
        var order = new ushort[starts[^1]];
        for (var row = 0; row < rows.Length; row++) rows[row].CopyTo(order, starts[row]);
        return new() { Places = _ground.Count, Starts = starts, Order = order, Shapes = shapes };
    }

    /// <summary>How far the place that entered last lies from its centre: kilometres on the globe, else the unit of the plane.</summary>
    public static double Radius(ScanGround ground, ScanPlaces places, int centre, ZoneShape shape, int place)
    {
        if (places.Neighbours is not null) return double.NaN;
        var (centreX, centreY) = ground.CentresOf(places);
        if (!places.OnSphere) return Distance(ground.X[place] - centreX[centre], ground.Y[place] - centreY[centre], shape);
        var (x, y, z) = OnUnitSphere([ground.X[place], centreX[centre]], [ground.Y[place], centreY[centre]]);
        return Kilometres(Chord(x[0] - x[1], y[0] - y[1], z[0] - z[1]));
    }

    private double Radius() => _settings.MaximumRadius is not { } radius ? double.PositiveInfinity
        : _places.OnSphere ? 2 * Math.Sin(Math.Min(radius / EarthKilometres, Math.PI) / 2) * (1 + Rounding) : radius;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Distances(int centre, ZoneShape shape, double[] distances)
    {
        if (_places.OnSphere)
        {
            var (x, y, z) = OnUnitSphere([_centreX[centre]], [_centreY[centre]]);
            for (var place = 0; place < distances.Length; place++) distances[place] = Chord(_x[place] - x[0], _y[place] - y[0], _z[place] - z[0]);
            return;
        }
        var (atX, atY) = (_centreX[centre], _centreY[centre]);
        for (var place = 0; place < distances.Length; place++) distances[place] = Distance(_x[place] - atX, _y[place] - atY, shape);
    }

    private static double Distance(double dx, double dy, ZoneShape shape)
    {
        if (shape.Shape == 1) return Math.Sqrt(dx * dx + dy * dy);
        var (sin, cos) = Math.SinCos(shape.Angle * Math.PI / 180);
        var (along, across) = ((dx * cos + dy * sin) / shape.Shape, dy * cos - dx * sin);
        return Math.Sqrt(along * along + across * across);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ushort[] Cut(ReadOnlySpan<ushort> order)
    {
        var weight = 0.0;
        for (var i = 0; i < order.Length; i++)
            if ((weight += _weights[order[i]]) > _most) return order[..i].ToArray();
        return order.ToArray();
    }

    private static double Chord(double dx, double dy, double dz) => Math.Sqrt(dx * dx + dy * dy + dz * dz);

    private static double Kilometres(double chord) => 2 * EarthKilometres * Math.Asin(Math.Min(1, chord / 2));

    private static (double[] X, double[] Y, double[] Z) OnUnitSphere(double[] longitude, double[] latitude)
    {
        var (x, y, z) = (new double[longitude.Length], new double[longitude.Length], new double[longitude.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            var (sinLon, cosLon) = Math.SinCos(longitude[i] * Math.PI / 180);
            var (sinLat, cosLat) = Math.SinCos(latitude[i] * Math.PI / 180);
            (x[i], y[i], z[i]) = (cosLat * cosLon, cosLat * sinLon, sinLat);
        }
        return (x, y, z);
    }

    private sealed class Room(int places)
    {
        public double[] Distances { get; } = new double[places];
        public DistanceOrder Order { get; } = new(places);
    }
}
