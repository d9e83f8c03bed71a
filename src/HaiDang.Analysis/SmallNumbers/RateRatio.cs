namespace HaiDang.Analysis.SmallNumbers;

/// <summary>So many events in so much exposure.</summary>
public readonly record struct CountedRate
{
    /// <summary>Events, ≥ 0.</summary>
    public required long Count { get; init; }

    /// <summary>What they are counted over (person-years, months, km²), positive and finite; one unit on both sides.</summary>
    public required double Exposure { get; init; }

    /// <summary>Events per unit of exposure.</summary>
    public double Rate => Count / Exposure;

    internal void Check(string name)
    {
        if (Count < 0 || !(Exposure > 0) || !double.IsFinite(Exposure))
            throw new ArgumentOutOfRangeException(
                name, $"A rate needs a count of at least 0 (here {Count}) and a positive, finite exposure (here {Exposure}).");
    }
}

/// <summary>How many times as high is one rate as another, and could they be equal?</summary>
/// <param name="Ratio">First rate / second rate; infinite when only the second count is 0, NaN when both are.</param>
/// <param name="Lower">Lower confidence limit of the ratio, ≥ 0.</param>
/// <param name="Upper">Upper confidence limit of the ratio; infinite when the second count is 0.</param>
/// <param name="PTwoSided">Probability, were the rates equal, of a division at most as likely as the one seen.</param>
/// <param name="PDoubled">Twice the smaller one-sided probability, at most 1; matches the interval.</param>
/// <param name="PGreater">One-sided probability of so large a first count or larger.</param>
/// <param name="PLess">One-sided probability of so small a first count or smaller.</param>
public readonly record struct RateRatio(
    double Ratio, double Lower, double Upper, double PTwoSided, double PDoubled, double PGreater, double PLess)
{
    /// <summary>Compares two Poisson rates exactly, given the sum of their counts.</summary>
    /// <param name="first">The rate above the line.</param>
    /// <param name="second">The rate below the line.</param>
    /// <param name="confidence">Coverage of the interval, in (0, 1); 0.95 unless said.</param>
    /// <returns>The comparison. Two counts of 0 say nothing: limits 0 and ∞, all probabilities 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, an exposure not positive and finite, or the confidence not inside (0, 1).
    /// </exception>
    /// <remarks>
    /// Null hypothesis: both rates are equal; then the first count is binomial with chance e₁ / (e₁ + e₂). Conservative.
    /// Sources: Przyborowski &amp; Wilenski (1940), Biometrika 31, 313–323 (the conditional test); Clopper &amp; Pearson (1934),
    /// Biometrika 26, 404–413 (limits of the chance, turned into limits of the ratio). Outcomes within 1e-7 of the seen one's
    /// probability count as equally likely. Relative error below 1e-11. O(√counts).
    /// </remarks>
    public static RateRatio Compare(CountedRate first, CountedRate second, double confidence = 0.95)
    {
        first.Check(nameof(first));
        second.Check(nameof(second));
        var tail = PoissonInterval.Tail(confidence);
        var (count, n) = (first.Count, first.Count + second.Count);
        if (n == 0)
            return new RateRatio(double.NaN, 0, double.PositiveInfinity, 1, 1, 1, 1);

        var p = first.Exposure / (first.Exposure + second.Exposure);
        var q = second.Exposure / (first.Exposure + second.Exposure);
        var greater = Masses.BinomialAtLeast(count, n, p, q);
        var less = Masses.BinomialAtMost(count, n, p, q);
        var perOdds = second.Exposure / first.Exposure;
        var (lower, upper) = BinomialInterval.Odds(count, n, tail);
        return new RateRatio(
            first.Rate / second.Rate,
            perOdds * lower,
            perOdds * upper,
            AtMostAsLikely(count, n, p, q, less, greater),
            Math.Min(1, 2 * Math.Min(less, greater)),
            greater,
            less);
    }

    private static double AtMostAsLikely(long count, long n, double p, double q, double less, double greater)
    {
        var mode = Math.Min(n, (long)((n + 1) * p));
        if (count == mode)
            return 1;
        var likely = Masses.Binomial(count, n, p, q) * (1 + 1e-7);
        if (count < mode)
        {
            var from = FirstAtMost(likely, n - mode, i => Masses.Binomial(mode + i, n, p, q)) + mode;
            return Math.Min(1, less + (from > n ? 0 : Masses.BinomialAtLeast(from, n, p, q)));
        }
        var to = mode - FirstAtMost(likely, mode, i => Masses.Binomial(mode - i, n, p, q));
        return Math.Min(1, greater + (to < 0 ? 0 : Masses.BinomialAtMost(to, n, p, q)));
    }

    /// <summary>First step away from the mode, in [0, steps], whose probability is low enough; steps + 1 when none is.</summary>
    private static long FirstAtMost(double likely, long steps, Func<long, double> falling)
    {
        long low = 0, high = steps + 1;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (falling(middle) <= likely)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
