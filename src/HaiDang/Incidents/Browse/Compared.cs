namespace HaiDang.Incidents.Browse;

/// <summary>Is one count really different from the one before it? Two counts, their ratio and how sure it is.</summary>
/// <param name="Now">Incidents in this period.</param>
/// <param name="Before">Incidents in the period of the same length before it.</param>
/// <param name="Low">Lower end of the 95 % interval of the ratio; null where the counts are too small for one.</param>
/// <param name="High">Upper end.</param>
public sealed record Compared(long Now, long Before, double? Low, double? High)
{
    /// <summary>On fewer than these, a ratio says more than is known.</summary>
    public const int LeastBase = 20;

    private const double Z = 1.959964;

    public double? Ratio => Low is null ? null : (double)Now / Before;

    /// <summary>1 more, −1 fewer, 0 not told apart from chance; null where the counts are too small.</summary>
    public int? Direction => Low is null ? null : Low > 1 ? 1 : High < 1 ? -1 : 0;

    /// <remarks>Of two Poisson counts, the first is binomial given their sum (Przyborowski &amp; Wilenski 1940, Biometrika 31: 313–323);
    /// the interval of its share is Wilson's (1927, JASA 22: 209–212), turned from a share into a ratio. It assumes that incidents come
    /// one by one; series of one offender make the true interval wider.</remarks>
    public static Compared Of(long now, long before)
    {
        if (before < LeastBase) return new(now, before, null, null);
        double n = now + before, share = now / n, z2 = Z * Z / n;
        var middle = share + z2 / 2;
        var half = Z * Math.Sqrt(share * (1 - share) / n + z2 / (4 * n));
        return new(now, before, Odds((middle - half) / (1 + z2)), Odds((middle + half) / (1 + z2)));
    }

    private static double Odds(double share) => Math.Max(0, share) / (1 - share);
}
