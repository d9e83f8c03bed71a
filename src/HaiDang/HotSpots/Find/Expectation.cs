using MathNet.Numerics;
namespace HaiDang.HotSpots.Find;

/// <summary>How many incidents would a place have if nothing were unusual there, and how well is that known?</summary>
/// <param name="Strength">Incidents that the expectation rests on, at least 0: its uncertainty is that of a count so large.</param>
/// <param name="Scale">Incidents expected now for each of these, above 0.</param>
/// <param name="Swing">Relative variance by which such levels swing when nothing is unusual, at least 0.</param>
public readonly record struct Expectation(double Strength, double Scale, double Swing)
{
    /// <summary>The expected number of incidents.</summary>
    public double Count => Strength * Scale;

    /// <summary>Nothing can be expected: no past, no population.</summary>
    public static Expectation Missing { get; } = new(double.NaN, double.NaN, double.NaN);

    public bool IsMissing => double.IsNaN(Scale);

    /// <summary>Between which counts do 95 of 100 such periods lie when nothing is unusual?</summary>
    public (long Low, long High) Usual95()
    {
        var swinging = Swinging();
        return (swinging.Quantile(0.025), swinging.Quantile(0.975));
    }

    /// <summary>The smallest count that at least this share of periods do not exceed: a gamma level gives negative binomial counts.</summary>
    private long Quantile(double share)
    {
        if (Strength <= 0) return 0;
        var (low, high) = (-1L, Math.Max(8, (long)(Count * 2)));
        while (AtMost(high) < share) (low, high) = (high, high * 2);
        while (high - low > 1)
            if (AtMost((low + high) / 2) < share) low = (low + high) / 2;
            else high = (low + high) / 2;
        return high;
    }

    private double AtMost(long count) => 1 - SpecialFunctions.BetaRegularized(count + 1, Strength, Scale / (1 + Scale));

    /// <summary>The same expectation, known less well by its swing.</summary>
    internal Expectation Swinging()
    {
        var weakening = 1 + Strength * Swing;
        return new(Strength / weakening, Scale * weakening, 0);
    }
}
