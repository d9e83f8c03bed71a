using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Density;

/// <summary>How densely do points lie along streets? A kernel that runs along the network, not through houses and over rivers.</summary>
/// <remarks>
/// Okabe's equal-split continuous kernel: where a kernel reaches a junction of n streets, 2/n of it goes on into each of the others and 2/n − 1 is thrown back, which at a dead end is all of it.
/// The density is continuous at junctions and every point keeps a total of 1.
/// Source: Okabe, Satoh and Sugihara (2009), International Journal of Geographical Information Science 23(1), 7–32.
/// </remarks>
public static class StreetDensity
{
    /// <summary>A branch that adds less than this share of the kernel's peak is not followed.</summary>
    public const double Negligible = 1e-4;

    private const int Blocks = 16;

    /// <summary>Estimates the density in short pieces of street (lixels) of nearly equal length.</summary>
    /// <param name="x">Eastings, metres, finite.</param>
    /// <param name="y">Northings, metres, finite.</param>
    /// <param name="streets">The network.</param>
    /// <param name="bandwidthMetres">How far along streets a point reaches: the quartic's h, positive and finite.</param>
    /// <param name="lixelMetres">Longest lixel, positive and finite.</param>
    /// <param name="snapMetres">A point farther from any street is left out.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="ArgumentException">Lengths differ, a coordinate is not finite, or a length is not positive and finite.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// O(n · ways within the bandwidth): that many more the denser the junctions, so choose a bandwidth of a few blocks. The total is off by what branches that are not followed would
    /// add, usually less than a thousandth. The same on any number of cores.
    /// </remarks>
    public static StreetSurface Estimate(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, StreetNetwork streets, double bandwidthMetres, double lixelMetres, double snapMetres, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(streets);
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        foreach (var length in (ReadOnlySpan<double>)[bandwidthMetres, lixelMetres, snapMetres])
            if (!(length > 0) || !double.IsFinite(length)) throw new ArgumentException($"Bandwidth, lixel and snap are {bandwidthMetres}, {lixelMetres} and {snapMetres} m; all must be positive and finite.");

        var lixels = Lixels.Of(streets, lixelMetres);
        var places = new List<(int Piece, double Along)>();
        for (var i = 0; i < x.Length; i++)
        {
            var place = streets.Nearest(x[i], y[i], snapMetres);
            if (place.Piece >= 0) places.Add(place);
        }

        // As many blocks whatever the cores, added up in their order: the sum never depends on who did what.
        var parts = new double[Math.Min(Blocks, Math.Max(1, places.Count))][];
        var (done, telling) = (0, new Lock());
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = stop }, block =>
        {
            var walk = new Walk(streets, lixels, bandwidthMetres);
            for (var i = (int)((long)block * places.Count / parts.Length); i < (long)(block + 1) * places.Count / parts.Length; i++)
            {
                stop.ThrowIfCancellationRequested();
                walk.From(places[i].Piece, places[i].Along);
            }
            parts[block] = walk.Values;
            if (progress is null) return;
            lock (telling) progress.Report((double)++done / parts.Length);
        });
        var values = new double[lixels.Count];
        foreach (var part in parts)
            for (var i = 0; i < values.Length; i++) values[i] += part[i];
        return new([.. Enumerable.Range(0, lixels.Count).Select(i => lixels.Draw(i, values[i]))], places.Count, x.Length - places.Count);
    }

    /// <summary>Every piece of street cut into equal parts.</summary>
    private sealed record Lixels(StreetNetwork Streets, int[] Start)
    {
        public int Count => Start[^1];

        public static Lixels Of(StreetNetwork streets, double longest)
        {
            var start = new int[streets.Count + 1];
            for (var piece = 0; piece < streets.Count; piece++) start[piece + 1] = checked(start[piece] + Math.Max(1, (int)Math.Ceiling(streets.Lengths[piece] / longest)));
            return new(streets, start);
        }

        public double Length(int piece) => Streets.Lengths[piece] / (Start[piece + 1] - Start[piece]);

        public Lixel Draw(int lixel, double density)
        {
            var piece = Array.BinarySearch(Start, lixel);
            // Of pieces that begin with the same lixel there is only one: each has at least one.
            if (piece < 0) piece = ~piece - 1;
            var length = Length(piece);
            var from = (lixel - Start[piece]) * length;
            var inner = new List<Coordinate> { Streets.Place(piece, from) };
            var passed = 0d;
            for (var i = 1; i + 1 < Streets.Pieces[piece].Length; i++)
            {
                passed += Streets.Pieces[piece][i - 1].Distance(Streets.Pieces[piece][i]);
                if (passed > from && passed < from + length) inner.Add(Streets.Pieces[piece][i]);
            }
            inner.Add(Streets.Place(piece, from + length));
            return new(new LineString([.. inner]), length, Math.Max(0, density));
        }
    }

    private sealed class Walk(StreetNetwork streets, Lixels lixels, double bandwidth)
    {
        private readonly Stack<(int Piece, bool AtEnd, double Distance, double Weight)> _ways = new();

        public double[] Values { get; } = new double[lixels.Count];

        public void From(int piece, double along)
        {
            Add(piece, -along, 1);
            Arrive(streets.From[piece], piece, atEnd: false, along, 1);
            Arrive(streets.To[piece], piece, atEnd: true, streets.Lengths[piece] - along, 1);
            while (_ways.TryPop(out var way))
            {
                var length = streets.Lengths[way.Piece];
                if (way.AtEnd)
                {
                    AddBack(way.Piece, way.Distance, way.Weight);
                    Arrive(streets.From[way.Piece], way.Piece, atEnd: false, way.Distance + length, way.Weight);
                }
                else
                {
                    Add(way.Piece, way.Distance, way.Weight);
                    Arrive(streets.To[way.Piece], way.Piece, atEnd: true, way.Distance + length, way.Weight);
                }
            }
        }

        /// <summary>Reaches a junction by one end of a piece and goes on into all of them, back into that one with what is thrown back.</summary>
        private void Arrive(int junction, int piece, bool atEnd, double distance, double weight)
        {
            var left = Shape(distance);
            if (left <= 0) return;
            var ends = streets.At(junction);
            foreach (var end in ends)
            {
                var split = 2.0 / ends.Count - (end == (piece, atEnd) ? 1 : 0);
                if (Math.Abs(weight * split) * left > Negligible) _ways.Push((end.Piece, end.AtEnd, distance, weight * split));
            }
        }

        /// <summary>Lays the kernel along a piece whose start lies so far off; negative: on the piece itself.</summary>
        private void Add(int piece, double distance, double weight)
        {
            var length = lixels.Length(piece);
            for (var i = lixels.Start[piece]; i < lixels.Start[piece + 1]; i++)
                Values[i] += weight * Height * Shape(Math.Abs(distance + (i - lixels.Start[piece] + 0.5) * length));
        }

        /// <summary>The same from its end.</summary>
        private void AddBack(int piece, double distance, double weight)
        {
            var length = lixels.Length(piece);
            for (var i = lixels.Start[piece]; i < lixels.Start[piece + 1]; i++)
                Values[i] += weight * Height * Shape(distance + (lixels.Start[piece + 1] - i - 0.5) * length);
        }

        private double Height { get; } = 15 / (16 * bandwidth);

        private double Shape(double distance)
        {
            var u = distance / bandwidth;
            return u < 1 ? (1 - u * u) * (1 - u * u) : 0;
        }
    }
}

/// <summary>A density along streets.</summary>
/// <param name="Lixels">Short pieces of street, in the order of the lines given.</param>
/// <param name="Points">Points used.</param>
/// <param name="LeftOut">Points too far from any street.</param>
public sealed record StreetSurface(IReadOnlyList<Lixel> Lixels, int Points, int LeftOut);

/// <summary>A short piece of street.</summary>
/// <param name="Line">Metres.</param>
/// <param name="Metres">Its length.</param>
/// <param name="Density">Points per metre of street at its middle.</param>
public sealed record Lixel(LineString Line, double Metres, double Density);
