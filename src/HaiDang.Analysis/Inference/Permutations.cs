namespace HaiDang.Analysis.Inference;

/// <summary>How a permutation test is to be run.</summary>
/// <remarks>
/// The smallest two-sided p-value is 2 / (<see cref="Count"/> + 1). For n areas under a false-discovery rate q, a
/// single hot area can pass only if that is at most q / n: ask for at least 2n / q permutations (54 areas, q = 0.05:
/// 2,160).
/// </remarks>
public sealed record Permutations
{
    private readonly int _count = 1;
    private readonly int _cores = Environment.ProcessorCount;

    /// <summary>Number of permutations, m ≥ 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public required int Count
    {
        get => _count;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _count = value;
        }
    }

    /// <summary>The same seed gives the same p-values, on any number of cores.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many cores to use at most, at least 1; all of them unless said. Never changes a result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Cores
    {
        get => _cores;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _cores = value;
        }
    }

    /// <summary>
    /// Hears the share of the work that is done, in (0, 1], rising; called from any thread, one call at a time.
    /// </summary>
    public Action<double>? Progress { get; init; }

    /// <summary>Stops the work early with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>
    /// Calls <paramref name="work"/> for ranges [from, to) of [0, count), on as many cores as may be used.
    /// </summary>
    internal void Share<TTools>(int count, int atOnce, Func<TTools> tools, Action<TTools, int, int> work)
    {
        var ranges = (count + atOnce - 1) / atOnce;
        var done = 0;
        var telling = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Cores, CancellationToken = Stop };
        Parallel.For(0, ranges, options, tools, (range, _, mine) =>
        {
            work(mine, range * atOnce, Math.Min(count, (range + 1) * atOnce));
            if (Progress is { } tell)
            {
                lock (telling)
                    tell(++done / (double)ranges);
            }
            return mine;
        }, _ => { });
    }
}

/// <summary>
/// How many of m permutations gave at least, and at most, the observed statistic; ties count in both.
/// </summary>
/// <param name="AtLeast">Permutations with a statistic equal to or above the observed one, in [0, m].</param>
/// <param name="AtMost">Permutations with a statistic equal to or below the observed one, in [0, m].</param>
/// <param name="Permutations">Number of permutations, m.</param>
public readonly record struct PermutationCount(int AtLeast, int AtMost, int Permutations)
{
    /// <summary>One-sided pseudo p-value: is the statistic larger than chance? (AtLeast + 1) / (m + 1).</summary>
    public double PGreater => (AtLeast + 1.0) / (Permutations + 1);

    /// <summary>One-sided pseudo p-value: is the statistic smaller than chance? (AtMost + 1) / (m + 1).</summary>
    public double PLess => (AtMost + 1.0) / (Permutations + 1);

    /// <summary>
    /// The smaller of both one-sided p-values, as other programs print it; by chance alone it falls below α twice as
    /// often as α says.
    /// </summary>
    public double PFolded => Math.Min(PGreater, PLess);

    /// <summary>
    /// Two-sided pseudo p-value: twice the folded one, at most 1. This is the one for false-discovery control.
    /// </summary>
    public double PTwoSided => Math.Min(1, 2 * PFolded);
}
