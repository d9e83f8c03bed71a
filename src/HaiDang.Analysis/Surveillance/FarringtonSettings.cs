namespace HaiDang.Analysis.Surveillance;

/// <summary>How a Farrington detector turns the expected count into a limit.</summary>
public enum FarringtonBound
{
    /// <summary>Normal on the scale of counts to the power 2/3, with the uncertainty of the expected count (Farrington 1996).</summary>
    TwoThirds,

    /// <summary>Quantile of the negative binomial distribution around the expected count (Noufaily 2013).</summary>
    NegativeBinomial,

    /// <summary>
    /// The same around a cautious expected count, so that both cautions together hold α (Salmon, Schumacher and Höhle 2016, method <c>muan</c>).
    /// </summary>
    CautiousNegativeBinomial,
}

/// <summary>From what the error of the regression on the past is taken.</summary>
public enum FarringtonError
{
    /// <summary>The dispersion, as in the papers.</summary>
    Dispersion,

    /// <summary>
    /// The variance of the working residuals, Σ w ((y − μ) / μ)², which makes the error too small by about the square root of the mean
    /// count. For comparison with the R package surveillance (1.20), whose flexible detector answers so.
    /// </summary>
    WorkingResiduals,
}

/// <summary>How Farrington's detector looks back and when it gives an alarm.</summary>
/// <remarks>
/// Sources: Farrington, Andrews, Beale and Catchpole (1996), Journal of the Royal Statistical Society A 159, 547–563; Noufaily and others
/// (2013), Statistics in Medicine 32, 1206–1222; Salmon, Schumacher and Höhle (2016), Journal of Statistical Software 70(10).
/// </remarks>
public sealed record FarringtonSettings
{
    /// <summary>As in 1996: the same weeks of five years, residuals above 1 weighed down, a trend only when significant, two-sided limit.</summary>
    public static FarringtonSettings Original { get; } = new()
    {
        Periods = 1, WeightsAbove = 1, PastExcluded = 0, TrendBelow = 0.05, Bound = FarringtonBound.TwoThirds, TwoSided = true,
    };

    /// <summary>As improved in 2013: the whole past in ten periods, residuals above 2.58 weighed down, always a trend, negative binomial limit.</summary>
    public static FarringtonSettings Flexible { get; } = new();

    /// <summary>Rows in one year: 52 for weeks, 12 for months; at least 4.</summary>
    public int Season { get; init; } = 52;

    /// <summary>How many years back, b ≥ 1.</summary>
    public int Years { get; init; } = 5;

    /// <summary>Half-width w ≥ 0 of the window around the same week of earlier years, in rows; 2w + 1 ≤ <see cref="Season"/>.</summary>
    public int HalfWindow { get; init; } = 3;

    /// <summary>Periods of the year, ≥ 1: the window is the first, the rest of the year is cut evenly. 1 uses the windows alone.</summary>
    public int Periods { get; init; } = 10;

    /// <summary>Standardised Anscombe residual above which a past count is weighed down; infinite for never.</summary>
    public double WeightsAbove { get; init; } = 2.58;

    /// <summary>Rows just before the present one that are left out, ≥ 0, lest an outbreak under way become the usual.</summary>
    public int PastExcluded { get; init; } = 26;

    /// <summary>A trend is kept when its p-value is below this; 1 always, 0 never.</summary>
    public double TrendBelow { get; init; } = 1;

    /// <summary>Fewest years for a trend.</summary>
    public int TrendYears { get; init; } = 3;

    /// <summary>Chance of a false alarm that is aimed at, in (0, 0.5).</summary>
    public double Alpha { get; init; } = 0.01;

    /// <summary>The upper limit of a two-sided interval: α/2 above it.</summary>
    public bool TwoSided { get; init; }

    /// <summary>How the limit is drawn.</summary>
    public FarringtonBound Bound { get; init; } = FarringtonBound.NegativeBinomial;

    /// <summary>From what the error of the regression is taken; it moves the limits other than <see cref="FarringtonBound.NegativeBinomial"/>, and the test of a trend.</summary>
    public FarringtonError Error { get; init; } = FarringtonError.Dispersion;

    /// <summary>Fewest cases in the last <see cref="RecentRows"/> rows, the present one among them, for an alarm; 0 for no such rule.</summary>
    public int FewestCases { get; init; } = 5;

    /// <summary>Over how many rows <see cref="FewestCases"/> is counted, ≥ 1.</summary>
    public int RecentRows { get; init; } = 4;

    /// <summary>Rows before the first that can be told: b years and half a window.</summary>
    public int Needed => Years * Season + HalfWindow;

    internal void Check()
    {
        if (Season < 4 || Years < 1 || HalfWindow < 0 || 2 * HalfWindow + 1 > Season || Periods < 1 || Periods > Season - 2 * HalfWindow
            || PastExcluded < 0 || !(Alpha is > 0 and < 0.5) || !(WeightsAbove > 0) || double.IsNaN(TrendBelow) || FewestCases < 0 || RecentRows < 1)
            throw new ArgumentOutOfRangeException(
                nameof(FarringtonSettings), $"These settings cannot be: season {Season}, years {Years}, half-window {HalfWindow}, periods {Periods}, "
                + $"excluded {PastExcluded}, α {Alpha}, weights above {WeightsAbove}, trend below {TrendBelow}, {FewestCases} cases in {RecentRows} rows.");
    }
}
