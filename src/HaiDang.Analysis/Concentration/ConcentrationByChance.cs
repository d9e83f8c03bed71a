using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Concentration;

/// <summary>How concentrated would the same events be if every place were alike?</summary>
/// <param name="Mean">Mean Gini coefficient by chance.</param>
/// <param name="Lower">Below it lie 2.5 % of the chance coefficients.</param>
/// <param name="Upper">Above it lie 2.5 % of the chance coefficients.</param>
/// <param name="PGreater">One-sided pseudo p-value: is the observed concentration more than chance?</param>
public readonly record struct ConcentrationByChance(double Mean, double Lower, double Upper, double PGreater)
{
    /// <summary>Throws the same number of events at the places again and again.</summary>
    /// <param name="observed">The curve that was seen, with at least one event.</param>
    /// <param name="shares">Chance of every place, any positive unit (people, area); empty when all are alike.</param>
    /// <param name="permutations">How many throws, from which seed.</param>
    /// <exception cref="ArgumentException">There are no events, or the shares are of another length, negative, or all 0.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Null hypothesis: events fall independently, each place with its share. Repeat events at one place (a bar, a school) are what it finds.
    /// O(throws · (events + places log places)). Every throw has a stream of its own, so cores play no part.
    /// </remarks>
    public static ConcentrationByChance Of(Lorenz observed, ReadOnlySpan<double> shares, Permutations permutations)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(permutations);
        if (observed.Total == 0) throw new ArgumentException("There are 0 events; chance needs at least 1.", nameof(observed));
        var reach = Cumulated(observed.Count, shares);
        var ginis = new double[permutations.Count];
        permutations.Share(permutations.Count, 1, () => new long[observed.Count], (counts, from, to) =>
        {
            for (var replicate = from; replicate < to; replicate++)
                ginis[replicate] = Throw(counts, observed.Total, reach, new SeededRandom(permutations.Seed, 0, replicate));
        });
        var atLeast = ginis.Count(g => g >= observed.Gini - 1e-12);
        Array.Sort(ginis);
        return new(ginis.Average(), At(0.025), At(0.975), (atLeast + 1.0) / (ginis.Length + 1));

        double At(double quantile) => ginis[(int)Math.Round(quantile * (ginis.Length - 1))];
    }

    private static double[] Cumulated(int places, ReadOnlySpan<double> shares)
    {
        if (shares.Length == 0) return [];
        Guard.SameLength(places, nameof(places), shares.Length, nameof(shares));
        var reach = new double[places];
        double sum = 0;
        for (var i = 0; i < places; i++)
        {
            if (!(shares[i] >= 0) || !double.IsFinite(shares[i])) throw new ArgumentException($"shares[{i}] is {shares[i]}; it must be finite and at least 0.", nameof(shares));
            reach[i] = sum += shares[i];
        }
        return sum > 0 ? reach : throw new ArgumentException("All shares are 0.", nameof(shares));
    }

    private static double Throw(long[] counts, long events, double[] reach, SeededRandom random)
    {
        Array.Clear(counts);
        for (long i = 0; i < events; i++)
            counts[reach.Length == 0 ? random.Below(counts.Length) : Place(reach, random.NextDouble() * reach[^1])]++;
        return Lorenz.Of(counts).Gini;
    }

    private static int Place(double[] reach, double at)
    {
        var (low, high) = (0, reach.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (at < reach[middle]) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
