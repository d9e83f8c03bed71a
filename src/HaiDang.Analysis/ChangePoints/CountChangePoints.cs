using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.ChangePoints;

/// <summary>What is asked of a series that may have changed.</summary>
public sealed record ChangePointSettings
{
    /// <summary>What twice the log-likelihood must gain for one more change; null for 2 log n, Schwarz's criterion for a place and a rate.</summary>
    public double? Penalty { get; init; }

    /// <summary>Fewest rows between two changes, ≥ 1.</summary>
    public int Shortest { get; init; } = 4;

    /// <summary>
    /// θ of the negative binomial: infinite for Poisson counts, null to estimate it from the differences of neighbouring rows, which a change
    /// hardly touches. Exposures must be equal unless it is infinite.
    /// </summary>
    public double? Theta { get; init; } = double.PositiveInfinity;

    /// <summary>How many permutations for p-values, from which seed; null for none.</summary>
    public Permutations? Permutations { get; init; }
}

/// <summary>One change of a series.</summary>
/// <param name="FirstAfter">Index of the first row with the new rate.</param>
/// <param name="RateBefore">Counts by exposure between this change and the one before.</param>
/// <param name="RateAfter">Counts by exposure between this change and the next.</param>
/// <param name="Gain">Twice the log-likelihood that this change gains between its neighbours.</param>
/// <param name="PValue">
/// Share of permutations of the rows between its neighbours whose best change gains as much; NaN without permutations. The place was picked by
/// the search, so for the whole series trust <see cref="ChangePointAnswer.AnyChange"/>.
/// </param>
public readonly record struct ChangePoint(int FirstAfter, double RateBefore, double RateAfter, double Gain, double PValue);

/// <summary>Where a series changed.</summary>
public sealed record ChangePointAnswer
{
    /// <summary>The changes in order of time; none when the series is steady or too short.</summary>
    public required IReadOnlyList<ChangePoint> Changes { get; init; }

    /// <summary>Rate of each row's stretch; NaN where nothing is known.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>What the best single change gains over none; NaN when the series is too short for one.</summary>
    public required double BestGain { get; init; }

    /// <summary>Permutations of the whole series with a best single change as good or better; null without permutations or when too short.</summary>
    public required PermutationCount? AnyChange { get; init; }

    /// <summary>θ that was used; infinite for Poisson.</summary>
    public required double Theta { get; init; }

    /// <summary>Penalty that was used.</summary>
    public required double Penalty { get; init; }
}

/// <summary>When did the rate of a series of counts change?</summary>
public static class CountChangePoints
{
    private const double Tie = 1e-9;

    /// <summary>The changes that together explain the series best, each worth its penalty.</summary>
    /// <param name="counts">Counts in order of time, each ≥ 0; NaN is missing and left out.</param>
    /// <param name="exposures">What the counts are counted over, positive and finite; empty for equal ones.</param>
    /// <param name="settings">Penalty, shortest stretch, θ and permutations.</param>
    /// <returns>The changes; indices are those of the series as given.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a count is negative or infinite, an exposure is not positive and finite, or exposures come with a negative binomial.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The penalty is not positive, the shortest stretch below 1, or θ not positive.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Null hypothesis of the p-values: the rows (count with its exposure) may come in any order. Season, trend and rows that resemble
    /// their neighbours break it and are reported as changes. The optimum is exact. Source: Killick, Fearnhead and Eckley (2012), Journal of the
    /// American Statistical Association 107, 1590–1598 (PELT). About O(n) when changes are spread out, O(n²) at worst; O(n) a permutation. The same
    /// seed gives the same p-values on any number of cores.
    /// </remarks>
    public static ChangePointAnswer Find(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, ChangePointSettings settings)
    {
        Guard.Counts(counts, exposures);
        if (!(settings.Penalty is null or > 0) || settings.Shortest < 1 || !(settings.Theta is null or > 0))
            throw new ArgumentOutOfRangeException(
                nameof(settings), $"A penalty of {settings.Penalty}, stretches of {settings.Shortest} and θ of {settings.Theta} cannot be.");
        if (!exposures.IsEmpty && settings.Theta is not double.PositiveInfinity)
            throw new ArgumentException("A negative binomial needs equal exposures: leave them out, or take Poisson counts.", nameof(exposures));

        var rows = KnownRows.Of(counts);
        var (y, over) = (new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
            (y[i], over[i]) = (counts[rows[i]], exposures.IsEmpty ? 1 : exposures[rows[i]]);
        var theta = settings.Theta ?? ThetaOfNeighbours(y);
        var penalty = settings.Penalty ?? 2 * Math.Log(Math.Max(2, rows.Length));
        var cost = new SegmentCost(y, over, theta);
        int[] cuts = [.. Pelt(cost, rows.Length, penalty, settings.Shortest)];
        var whole = BestSplit(cost, 0, rows.Length, settings.Shortest).Gain;
        return new()
        {
            Changes = Changes(cost, rows, y, over, cuts, theta, settings),
            Rates = Rates(counts.Length, rows, cost, cuts),
            BestGain = whole,
            AnyChange = double.IsNaN(whole) ? null : Permuted(y, over, theta, whole, settings, stream: -1),
            Theta = theta,
            Penalty = penalty,
        };
    }

    /// <summary>Ends of all stretches but the last, by dynamic programming over ends, leaving out starts that can never win again.</summary>
    internal static IEnumerable<int> Pelt(SegmentCost cost, int n, double penalty, int shortest)
    {
        var best = new double[n + 1];
        var from = new int[n + 1];
        best[0] = -penalty;
        List<(int Start, int Until)> starts = [];
        for (var end = shortest; end <= n; end++)
        {
            starts.Add((end - shortest, int.MaxValue));
            if (end - shortest is > 0 and var start && start < shortest)
                starts.RemoveAt(starts.Count - 1);
            starts.RemoveAll(s => s.Until <= end);
            (best[end], from[end]) = (double.PositiveInfinity, 0);
            foreach (var (s, _) in starts)
            {
                var total = best[s] + cost.Of(s, end) + penalty;
                if (total < best[end])
                    (best[end], from[end]) = (total, s);
            }
            // A start that is beaten by ending here is beaten for every later end that may start here, too.
            for (var i = 0; i < starts.Count; i++)
                if (starts[i].Until == int.MaxValue && best[starts[i].Start] + cost.Of(starts[i].Start, end) > best[end])
                    starts[i] = (starts[i].Start, end + shortest);
        }
        var cuts = new Stack<int>();
        for (var end = n >= shortest ? from[n] : 0; end > 0; end = from[end])
            cuts.Push(end);
        return cuts;
    }

    private static ChangePoint[] Changes(
        SegmentCost cost, int[] rows, double[] y, double[] over, int[] cuts, double theta, ChangePointSettings settings)
    {
        var changes = new ChangePoint[cuts.Length];
        for (var i = 0; i < cuts.Length; i++)
        {
            var (from, to) = (i == 0 ? 0 : cuts[i - 1], i == cuts.Length - 1 ? rows.Length : cuts[i + 1]);
            var gain = cost.Of(from, to) - cost.Of(from, cuts[i]) - cost.Of(cuts[i], to);
            var p = Permuted(y[from..to], over[from..to], theta, gain, settings, stream: i)?.PGreater ?? double.NaN;
            changes[i] = new(rows[cuts[i]], cost.Rate(from, cuts[i]), cost.Rate(cuts[i], to), gain, p);
        }
        return changes;
    }

    private static double[] Rates(int length, int[] rows, SegmentCost cost, int[] cuts)
    {
        var rates = new double[length];
        rates.AsSpan().Fill(double.NaN);
        var from = 0;
        foreach (var to in (int[])[.. cuts, rows.Length])
        {
            for (var i = from; i < to; i++)
                rates[rows[i]] = cost.Rate(from, to);
            from = to;
        }
        return rates;
    }

    /// <summary>The single change that gains most; NaN when the stretch is too short for one.</summary>
    private static (double Gain, int At) BestSplit(SegmentCost cost, int from, int to, int shortest)
    {
        var (most, where) = (double.NegativeInfinity, -1);
        for (var at = from + shortest; at <= to - shortest; at++)
        {
            var gain = -cost.Of(from, at) - cost.Of(at, to);
            if (gain > most)
                (most, where) = (gain, at);
        }
        return where < 0 ? (double.NaN, -1) : (most + cost.Of(from, to), where);
    }

    private static PermutationCount? Permuted(double[] y, double[] over, double theta, double observed, ChangePointSettings settings, int stream)
    {
        if (settings.Permutations is not { } plan)
            return null;
        var (atLeast, atMost) = (0, 0);
        var tie = Tie * (1 + Math.Abs(observed));
        plan.Share(plan.Count, atOnce: 16, () => new Shuffled(y, over, theta), (mine, from, to) =>
        {
            for (var replicate = from; replicate < to; replicate++)
            {
                var gain = BestSplit(mine.Next(plan.Seed, stream, replicate), 0, y.Length, settings.Shortest).Gain;
                if (gain >= observed - tie)
                    Interlocked.Increment(ref atLeast);
                if (gain <= observed + tie)
                    Interlocked.Increment(ref atMost);
            }
        });
        return new(atLeast, atMost, plan.Count);
    }

    private sealed class Shuffled(double[] y, double[] over, double theta)
    {
        private readonly int[] _order = [.. Enumerable.Range(0, y.Length)];
        private readonly double[] _y = new double[y.Length], _over = new double[y.Length];
        private readonly SegmentCost _cost = new(y, over, theta);

        public SegmentCost Next(ulong seed, int stream, int replicate)
        {
            for (var i = 0; i < _order.Length; i++)
                _order[i] = i;
            new SeededRandom(seed, stream, replicate).Shuffle(_order.AsSpan());
            for (var i = 0; i < _order.Length; i++)
                (_y[i], _over[i]) = (y[_order[i]], over[_order[i]]);
            _cost.Sum(_y, _over);
            return _cost;
        }
    }

    /// <summary>θ by moments of neighbouring rows: E (d² / 2 − m) = E (m² − d² / 4) / θ, with d their difference and m their mean.</summary>
    private static double ThetaOfNeighbours(double[] y)
    {
        double excess = 0, squares = 0;
        for (var i = 1; i < y.Length; i++)
        {
            var (difference, mean) = (y[i] - y[i - 1], (y[i] + y[i - 1]) / 2);
            excess += difference * difference / 2 - mean;
            squares += mean * mean - difference * difference / 4;
        }
        return excess > 0 && squares > 0 ? squares / excess : double.PositiveInfinity;
    }
}
