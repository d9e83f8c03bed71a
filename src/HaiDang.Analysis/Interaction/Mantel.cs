using System.Numerics;
using System.Runtime.InteropServices;
using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Interaction;

/// <summary>Are events the nearer in time the nearer they are in space? One number over all pairs.</summary>
/// <remarks>
/// Null hypothesis: every pairing of the places and the times is equally likely. A straight relation over all distances is seldom true of what spreads from
/// neighbour to neighbour: take <see cref="MantelScale.Reciprocal"/> then, or Knox. Source: Mantel (1967), Cancer Research 27(2), 209–220.
/// </remarks>
public static class Mantel
{
    /// <summary>More events would take hours.</summary>
    public const int Most = 30_000;

    /// <summary>So many replicates share one pass over the distances.</summary>
    private const int AtOnce = 8;

    /// <summary>The correlation of distances and spans over all pairs, against shuffled times.</summary>
    /// <param name="x">Per event, metres, finite.</param>
    /// <param name="y">Per event, metres, finite.</param>
    /// <param name="times">Per event, days, finite.</param>
    /// <param name="scale">What is done with distances and spans first.</param>
    /// <param name="nearMetres">For reciprocals: added to each distance, above 0.</param>
    /// <param name="nearDays">For reciprocals: added to each span, above 0.</param>
    /// <param name="permutations">How many shuffles, from which seed.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are fewer than 3 events or more than 30,000, or something is not finite or not above 0.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>O(n² · permutations) time, O(n) memory. The same seed gives the same answer on any number of cores.</remarks>
    public static MantelResult Test(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> times, MantelScale scale, double nearMetres, double nearDays, Permutations permutations)
    {
        ArgumentNullException.ThrowIfNull(permutations);
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.SameLength(x.Length, nameof(x), times.Length, nameof(times));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        Guard.Finite(times, nameof(times));
        if (x.Length is < 3 or > Most) throw new ArgumentException($"There are {x.Length} events; the test takes 3 to {Most}.", nameof(x));
        if (scale == MantelScale.Reciprocal && !(nearMetres > 0 && nearDays > 0)) throw new ArgumentException($"{nearMetres} m and {nearDays} days must both be above 0.", nameof(nearMetres));

        var pass = new Pass(x.ToArray(), y.ToArray(), scale == MantelScale.Reciprocal, nearMetres, nearDays);
        var own = times.ToArray();
        var (sum, far, far2, late, late2) = pass.Moments(own, permutations.Stop);
        var pairs = (double)x.Length * (x.Length - 1) / 2;
        var (spread, drift) = (far2 - far * far / pairs, late2 - late * late / pairs);
        var drawn = new double[permutations.Count];
        permutations.Share(drawn.Length, AtOnce, () => new double[AtOnce][], (room, from, to) =>
        {
            for (var i = 0; i < AtOnce; i++)
            {
                room[i] = [.. own];
                new SeededRandom(permutations.Seed, -4, from + i).Shuffle(room[i].AsSpan());
            }
            var sums = pass.Sums(room, permutations.Stop);
            for (var i = from; i < to; i++) drawn[i] = sums[i - from];
        });
        var tie = 1e-12 * Math.Abs(sum);
        return new(
            x.Length, spread > 1e-12 * far2 && drift > 1e-12 * late2 ? (sum - far * late / pairs) / Math.Sqrt(spread * drift) : double.NaN,
            sum, far * late / pairs, new(drawn.Count(d => d >= sum - tie), drawn.Count(d => d <= sum + tie), drawn.Length));
    }

    private sealed class Pass(double[] x, double[] y, bool reciprocal, double nearMetres, double nearDays)
    {
        public (double Sum, double Far, double Far2, double Late, double Late2) Moments(double[] times, CancellationToken stop)
        {
            var answer = (Sum: 0d, Far: 0d, Far2: 0d, Late: 0d, Late2: 0d);
            var far = new double[x.Length];
            for (var i = 1; i < x.Length; i++)
            {
                stop.ThrowIfCancellationRequested();
                Distances(i, far);
                for (var j = 0; j < i; j++)
                {
                    var apart = Math.Abs(times[i] - times[j]);
                    var late = reciprocal ? 1 / (apart + nearDays) : apart;
                    answer.Sum += far[j] * late;
                    answer.Far += far[j];
                    answer.Far2 += far[j] * far[j];
                    answer.Late += late;
                    answer.Late2 += late * late;
                }
            }
            return answer;
        }

        /// <summary>Σ distance · span over all pairs, for several orders of the times.</summary>
        public double[] Sums(double[][] times, CancellationToken stop)
        {
            var sums = new double[times.Length];
            var far = new double[x.Length];
            for (var i = 1; i < x.Length; i++)
            {
                if (i % 256 == 0) stop.ThrowIfCancellationRequested();
                Distances(i, far);
                for (var set = 0; set < times.Length; set++) sums[set] += Row(far.AsSpan(0, i), times[set].AsSpan(0, i), times[set][i]);
            }
            return sums;
        }

        private void Distances(int i, double[] far)
        {
            var j = 0;
            for (; j <= i - Vector<double>.Count; j += Vector<double>.Count)
            {
                var (dx, dy) = (new Vector<double>(x, j) - new Vector<double>(x[i]), new Vector<double>(y, j) - new Vector<double>(y[i]));
                var distance = Vector.SquareRoot(dx * dx + dy * dy);
                (reciprocal ? Vector<double>.One / (distance + new Vector<double>(nearMetres)) : distance).CopyTo(far, j);
            }
            for (; j < i; j++)
            {
                var distance = Math.Sqrt((x[j] - x[i]) * (x[j] - x[i]) + (y[j] - y[i]) * (y[j] - y[i]));
                far[j] = reciprocal ? 1 / (distance + nearMetres) : distance;
            }
        }

        private double Row(ReadOnlySpan<double> far, ReadOnlySpan<double> times, double own)
        {
            var wideFar = MemoryMarshal.Cast<double, Vector<double>>(far);
            var wideTimes = MemoryMarshal.Cast<double, Vector<double>>(times);
            var (sum, mine, near) = (Vector<double>.Zero, new Vector<double>(own), new Vector<double>(nearDays));
            for (var v = 0; v < wideFar.Length; v++)
            {
                var apart = Vector.Abs(wideTimes[v] - mine);
                sum += reciprocal ? wideFar[v] / (apart + near) : wideFar[v] * apart;
            }
            var total = Vector.Sum(sum);
            for (var j = wideFar.Length * Vector<double>.Count; j < far.Length; j++)
            {
                var apart = Math.Abs(times[j] - own);
                total += reciprocal ? far[j] / (apart + nearDays) : far[j] * apart;
            }
            return total;
        }
    }
}

/// <summary>What is done with distances and spans before they are compared?</summary>
public enum MantelScale
{
    /// <summary>Nothing.</summary>
    Linear,

    /// <summary>1 / (distance + a) and 1 / (span + b): near pairs count most.</summary>
    Reciprocal,
}

/// <summary>What Mantel's test says.</summary>
/// <param name="Events">Number of events.</param>
/// <param name="Correlation">Pearson's, over all pairs, in [−1, 1]; NaN when all distances or all spans are equal.</param>
/// <param name="Sum">Σ distance · span over all pairs, after scaling.</param>
/// <param name="Expected">Its expectation over all orders of the times.</param>
/// <param name="ByChance">How often shuffled times give as large, and as small, a sum: for both scales a large one speaks for interaction.</param>
public sealed record MantelResult(int Events, double Correlation, double Sum, double Expected, PermutationCount ByChance);
