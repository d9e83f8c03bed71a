namespace HaiDang.Analysis.SmallNumbers;

/// <summary>What is a rate over few persons worth? It is drawn towards the rates of all, or of those around, the more the fewer they are.</summary>
public static class EmpiricalBayes
{
    /// <summary>Rates drawn towards the mean of the whole map.</summary>
    /// <param name="counts">Events per area, length n ≥ 1, finite, at least 0.</param>
    /// <param name="bases">What they are counted over, length n, finite, above 0.</param>
    /// <param name="smoothed">Receives n rates, events per unit of base.</param>
    /// <returns>Mean and variance of the true rates as estimated; a variance of 0 makes all smoothed rates equal.</returns>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a number is out of its range.</exception>
    /// <remarks>
    /// Assumes that the true rates of all areas come from one distribution without a pattern in space. Smoothed rates tell the level, not
    /// who is extreme: small areas cannot be extreme any more. Source: Marshall (1991), Applied Statistics 40(2), 283–294. O(n).
    /// </remarks>
    public static (double Mean, double Variance) Global(ReadOnlySpan<double> counts, ReadOnlySpan<double> bases, Span<double> smoothed)
    {
        var (mean, variance) = Unbounded(counts, bases, smoothed);
        var prior = new Prior(mean, Math.Max(0, variance));
        for (var area = 0; area < counts.Length; area++)
            smoothed[area] = prior.Shrink(counts[area], bases[area]);
        return (prior.Mean, prior.Variance);
    }

    /// <summary>Rates drawn towards the mean of the area and its neighbours.</summary>
    /// <param name="counts">Events per area, length n ≥ 1, finite, at least 0.</param>
    /// <param name="bases">What they are counted over, length n, finite, above 0.</param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; the area itself is added, weights play no part.</param>
    /// <param name="smoothed">Receives n rates, events per unit of base; an island keeps its own.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a number is out of its range.</exception>
    /// <remarks>
    /// The spread of the true rates around an area is measured from each neighbour's rate to the mean around that neighbour, as spdep and esda do.
    /// Source: Marshall (1991), Applied Statistics 40(2), 283–294, local version. O(n + edges).
    /// </remarks>
    public static void Local(ReadOnlySpan<double> counts, ReadOnlySpan<double> bases, Neighbours neighbours, Span<double> smoothed)
    {
        Check(counts, bases, smoothed);
        ArgumentNullException.ThrowIfNull(neighbours);
        Guard.SameLength(counts.Length, nameof(counts), neighbours.Count, nameof(neighbours));
        var (means, spreads) = (new double[counts.Length], new double[counts.Length]);
        for (var area = 0; area < counts.Length; area++)
        {
            means[area] = Around(area, counts, neighbours) / Around(area, bases, neighbours);
            var deviation = counts[area] / bases[area] - means[area];
            spreads[area] = bases[area] * deviation * deviation;
        }
        for (var area = 0; area < counts.Length; area++)
        {
            var around = Around(area, bases, neighbours);
            var between = Around(area, spreads, neighbours) / around;
            var prior = Prior.Of(means[area], between, around / (neighbours[area].Length + 1));
            smoothed[area] = prior.Shrink(counts[area], bases[area]);
        }
    }

    /// <summary>Mean and variance of the true rates by their moments; the variance may come out negative where there is little more than chance.</summary>
    internal static (double Mean, double Variance) Unbounded(ReadOnlySpan<double> counts, ReadOnlySpan<double> bases, Span<double> answers)
    {
        Check(counts, bases, answers);
        double events = 0, size = 0, between = 0;
        for (var area = 0; area < counts.Length; area++)
            (events, size) = (events + counts[area], size + bases[area]);
        var mean = events / size;
        for (var area = 0; area < counts.Length; area++)
            between += bases[area] * (counts[area] / bases[area] - mean) * (counts[area] / bases[area] - mean);
        return (mean, between / size - mean / (size / counts.Length));
    }

    private static double Around(int area, ReadOnlySpan<double> values, Neighbours neighbours)
    {
        var sum = values[area];
        foreach (var neighbour in neighbours[area])
            sum += values[neighbour];
        return sum;
    }

    private static void Check(ReadOnlySpan<double> counts, ReadOnlySpan<double> bases, Span<double> smoothed)
    {
        Guard.SameLength(counts.Length, nameof(counts), bases.Length, nameof(bases));
        Guard.SameLength(counts.Length, nameof(counts), smoothed.Length, nameof(smoothed));
        if (counts.Length == 0) throw new ArgumentException("There are 0 areas; smoothing needs at least 1.", nameof(counts));
        for (var area = 0; area < counts.Length; area++)
            if (!(counts[area] >= 0 && double.IsFinite(counts[area]) && bases[area] > 0 && double.IsFinite(bases[area])))
                throw new ArgumentException($"Area {area} has {counts[area]} events over a base of {bases[area]}; events must be at least 0, the base above 0, both finite.");
    }

    private readonly record struct Prior(double Mean, double Variance)
    {
        /// <summary>What is left of the spread of the rates once the chance in counts over so large a base is taken off.</summary>
        public static Prior Of(double mean, double between, double meanBase) => new(mean, Math.Max(0, between - mean / meanBase));

        public double Shrink(double count, double @base) =>
            Variance == 0 ? Mean : Mean + (count / @base - Mean) * Variance / (Variance + Mean / @base);
    }
}
