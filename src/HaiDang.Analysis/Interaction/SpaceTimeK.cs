using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Inference;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Interaction;

/// <summary>Do events near in space come near in time, within which distance and how long? The space-time K of a pattern of events.</summary>
/// <remarks>
/// Null hypothesis: places and times have nothing to do with each other; times are shuffled over places. Unlike <see cref="RipleyK"/>, uneven ground and seasons do not matter.
/// Unlike <see cref="Knox"/>, each cell holds all pairs up to its distance and span, with both edges corrected.
/// Source: Diggle, Chetwynd, Häggkvist and Morris (1995), Statistical Methods in Medical Research 4(2), 124–136.
/// </remarks>
public static class SpaceTimeK
{
    /// <summary>K in space and time against the product of both, at some distances and spans.</summary>
    /// <param name="x">Per event, metres, finite.</param>
    /// <param name="y">Per event, metres, finite.</param>
    /// <param name="times">Per event, any one unit such as days, finite; the study lasts from the first to the last of them.</param>
    /// <param name="window">Where events can be: a polygon or several, metres. Events outside are left out.</param>
    /// <param name="distances">Rising, metres, the first above 0.</param>
    /// <param name="spans">Rising, the unit of the times, the first above 0.</param>
    /// <param name="edge">Correction in space; <see cref="KEdge.Border"/> is not to be had here.</param>
    /// <param name="permutations">How many shuffles, from which seed.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than 3 events lie in the window, all come at one time, something is not finite, or distances or spans do not rise.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>O(near pairs · permutations). The same seed gives the same answer on any number of cores.</remarks>
    public static SpaceTimeKFunction Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> times, Shape window, ReadOnlySpan<double> distances, ReadOnlySpan<double> spans, KEdge edge, Permutations permutations)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(permutations);
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.SameLength(x.Length, nameof(x), times.Length, nameof(times));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        Guard.Finite(times, nameof(times));
        RipleyK.Rising(distances, nameof(distances));
        RipleyK.Rising(spans, nameof(spans));
        if (edge == KEdge.Border) throw new ArgumentException("The border correction is not to be had in space and time.", nameof(edge));

        var circles = new CircleInWindow(window);
        var held = circles.Held(x, y);
        var (inX, inY, own) = (new double[held.Length], new double[held.Length], new double[held.Length]);
        for (var i = 0; i < held.Length; i++) (inX[i], inY[i], own[i]) = (x[held[i]], y[held[i]], times[held[i]]);
        if (own.Length < 3) throw new ArgumentException($"{own.Length} of {x.Length} events lie in the window; at least 3 are needed.", nameof(x));
        var (from, to) = (own.Min(), own.Max());
        if (from == to) throw new ArgumentException($"All events come at {from}; nothing can be said of time.", nameof(times));

        var (reach, lasting) = (distances.ToArray(), spans.ToArray());
        var pairs = Pairs.Of(inX, inY, circles, reach, edge, permutations.Stop);
        var clock = new Clock(from, to, lasting);
        var (n, cells) = (own.Length, reach.Length * lasting.Length);
        double scale = circles.Area / ((double)n * (n - 1)), length = to - from;
        var inSpace = Cumulated(pairs.Weights(reach.Length), 1, reach.Length);
        var inTime = Cumulated(clock.All([.. own]), 1, lasting.Length);
        var expected = new double[cells];
        for (var cell = 0; cell < cells; cell++) expected[cell] = scale * inSpace[cell / lasting.Length] * length / ((double)n * (n - 1)) * inTime[cell % lasting.Length];

        var observed = Both(own);
        var drawn = new double[permutations.Count][];
        permutations.Share(drawn.Length, 1, () => new double[n], (shuffled, first, last) =>
        {
            for (var replicate = first; replicate < last; replicate++)
            {
                own.CopyTo(shuffled, 0);
                new SeededRandom(permutations.Seed, -3, replicate).Shuffle(shuffled.AsSpan());
                drawn[replicate] = Both(shuffled);
            }
        });
        return Answer(x.Length, n, circles.Area, length, reach, lasting, observed, expected, drawn);

        double[] Both(double[] at)
        {
            var sums = Cumulated(pairs.InTime(clock, at, reach.Length), reach.Length, lasting.Length);
            return Array.ConvertAll(sums, s => scale * length * s);
        }
    }

    private static SpaceTimeKFunction Answer(
        int given, int n, double area, double length, double[] distances, double[] spans, double[] observed, double[] expected, double[][] drawn)
    {
        // Each cell's difference in units of its own swing, so that no cell drowns the others.
        var deviations = new double[observed.Length];
        for (var cell = 0; cell < observed.Length; cell++)
        {
            var mean = drawn.Average(d => d[cell]);
            deviations[cell] = Math.Sqrt(drawn.Average(d => (d[cell] - mean) * (d[cell] - mean)));
        }
        var overall = Sum(observed);
        var rows = observed.Select((value, cell) => new SpaceTimeKCell(
            distances[cell / spans.Length], spans[cell % spans.Length], value, expected[cell], deviations[cell],
            new PermutationCount(drawn.Count(d => d[cell] >= value * (1 - 1e-12)), drawn.Count(d => d[cell] <= value * (1 + 1e-12)), drawn.Length))).ToArray();
        return new(n, given - n, area, length, rows, new(drawn.Count(d => Sum(d) >= overall - 1e-9), drawn.Count(d => Sum(d) <= overall + 1e-9), drawn.Length));

        double Sum(double[] k) => k.Select((value, cell) => deviations[cell] > 0 ? (value - expected[cell]) / deviations[cell] : 0).Sum();
    }

    /// <summary>Turns sums by band into sums up to the band, along both sides of a table.</summary>
    private static double[] Cumulated(double[] bands, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var at = row * columns + column;
                if (row > 0) bands[at] += bands[at - columns];
                if (column > 0) bands[at] += bands[at - 1];
                if (row > 0 && column > 0) bands[at] -= bands[at - columns - 1];
            }
        return bands;
    }

    /// <summary>Ordered pairs within the largest distance: the band of each, and what it counts for.</summary>
    private sealed record Pairs(int[] First, int[] Second, int[] Band, double[] Weight)
    {
        public static Pairs Of(double[] x, double[] y, CircleInWindow circles, double[] distances, KEdge edge, CancellationToken stop)
        {
            var tree = new NeighboursTree(x, y);
            var (first, second, bands, weights, others) = (new List<int>(), new List<int>(), new List<int>(), new List<double>(), new List<int>());
            for (var i = 0; i < x.Length; i++)
            {
                if (i % 64 == 0) stop.ThrowIfCancellationRequested();
                others.Clear();
                tree.Within(i, distances[^1], others);
                var near = edge == KEdge.None ? [] : circles.Near(x[i], y[i], distances[^1]);
                foreach (var j in others)
                {
                    if (first.Count >= ClosePairs.Most / 2) throw new ArgumentException($"More than {ClosePairs.Most / 4} pairs of events lie within {distances[^1]}; take a smaller largest distance or fewer events.", nameof(distances));
                    var distance = Math.Sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
                    var band = Array.BinarySearch(distances, distance);
                    first.Add(i);
                    second.Add(j);
                    bands.Add(band < 0 ? ~band : band);
                    weights.Add(edge == KEdge.Isotropic ? RipleyK.Weight(circles, x[i], y[i], distance, near) : 1);
                }
            }
            return new([.. first], [.. second], [.. bands], [.. weights]);
        }

        public double[] Weights(int bands)
        {
            var sums = new double[bands];
            for (var pair = 0; pair < Band.Length; pair++) sums[Band[pair]] += Weight[pair];
            return sums;
        }

        public double[] InTime(Clock clock, double[] at, int bands)
        {
            var sums = new double[bands * clock.Spans];
            for (var pair = 0; pair < Band.Length; pair++)
            {
                var (span, weight) = clock.Of(at[First[pair]], at[Second[pair]]);
                if (span < clock.Spans) sums[Band[pair] * clock.Spans + span] += weight * Weight[pair];
            }
            return sums;
        }
    }

    /// <summary>The same for times: a pair counts double when the first event has the study's end nearer than the other event.</summary>
    private sealed record Clock(double From, double To, double[] Edges)
    {
        public int Spans => Edges.Length;

        public (int Span, double Weight) Of(double own, double other)
        {
            var apart = Math.Abs(own - other);
            var span = 0;
            while (span < Edges.Length && apart > Edges[span]) span++;
            return (span, apart > Math.Min(own - From, To - own) ? 2 : 1);
        }

        /// <summary>All ordered pairs, by span. O(n log n · spans).</summary>
        public double[] All(double[] times)
        {
            Array.Sort(times);
            var sums = new double[Spans];
            foreach (var own in times)
            {
                var (once, before) = (Within(times, own, Math.Min(own - From, To - own)), 0L);
                for (var span = 0; span < Spans; span++)
                {
                    var within = Within(times, own, Edges[span]);
                    var counted = 2 * within - Math.Min(within, once);
                    sums[span] += counted - before;
                    before = counted;
                }
            }
            return sums;
        }

        /// <summary>Others that come within a span of an event.</summary>
        private static long Within(double[] sorted, double own, double span)
        {
            var from = First(t => own - t <= span, 0);
            return First(t => t - own > span, from) - from - 1;

            int First(Func<double, bool> holds, int low)
            {
                var high = sorted.Length;
                while (low < high)
                {
                    var middle = (low + high) / 2;
                    if (holds(sorted[middle])) high = middle;
                    else low = middle + 1;
                }
                return low;
            }
        }
    }
}

/// <summary>The space-time K of a pattern of events.</summary>
/// <param name="Events">Events in the window.</param>
/// <param name="Outside">Events left out.</param>
/// <param name="Area">Of the window, square metres.</param>
/// <param name="Length">Of the study, the unit of the times.</param>
/// <param name="Cells">Distance after distance, in each the spans.</param>
/// <param name="Overall">One test over all cells: how often shuffled times give as large a sum of differences from the product, each over its standard deviation.</param>
public sealed record SpaceTimeKFunction(int Events, int Outside, double Area, double Length, IReadOnlyList<SpaceTimeKCell> Cells, PermutationCount Overall);

/// <summary>K up to one distance and one span.</summary>
/// <param name="Distance">Metres.</param>
/// <param name="Span">The unit of the times.</param>
/// <param name="K">In space and time, square metres times the unit of the times.</param>
/// <param name="Product">What it is when places and times have nothing to do with each other: K in space times K in time.</param>
/// <param name="Deviation">Standard deviation of K over the shuffles.</param>
/// <param name="ByChance">How often shuffled times give as large, and as small, a K.</param>
public sealed record SpaceTimeKCell(double Distance, double Span, double K, double Product, double Deviation, PermutationCount ByChance)
{
    /// <summary>Excess over the product, as a share of it; NaN when nothing is expected.</summary>
    public double Excess => Product > 0 ? K / Product - 1 : double.NaN;
}
