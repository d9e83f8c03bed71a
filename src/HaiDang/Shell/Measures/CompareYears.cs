using HaiDang.Analysis.Regression;
using HaiDang.Ui;
namespace HaiDang.Shell.Measures;

/// <summary>Twelve whole months held against the twelve before them.</summary>
/// <param name="Now">The later twelve.</param>
/// <param name="Before">The earlier twelve.</param>
/// <param name="Effect">Later over earlier; for shares and amounts later less earlier.</param>
/// <param name="Low">Lower 95 % limit of the effect.</param>
/// <param name="High">Upper 95 % limit of the effect.</param>
/// <param name="IsRatio">Whether the effect is a ratio, or a difference.</param>
public sealed record YearsCompared(Period Now, Period Before, double Effect, double Low, double High, bool IsRatio)
{
    /// <summary>1 more, −1 fewer, 0 not told apart from chance.</summary>
    public int Direction => Low > (IsRatio ? 1 : 0) ? 1 : High < (IsRatio ? 1 : 0) ? -1 : 0;
}

/// <summary>Is a measure's last year really different from the year before?</summary>
public static class CompareYears
{
    private const int Year = 12;

    /// <summary>On fewer than these, a ratio says more than is known.</summary>
    internal const int FewestBefore = 20;

    /// <returns>Null with fewer than 24 whole months, or too few counts.</returns>
    /// <remarks>
    /// Both years hold every month once, so the season falls out of the ratio; it is fitted so that it is not taken for chance. What is left spreads the limits:
    /// months swing more than Poisson counts (docs/methods/did-it-move.md).
    /// </remarks>
    public static YearsCompared? Run(MeasureSeries series)
    {
        var whole = series.Points.Where(p => p.IsWhole).TakeLast(2 * Year).ToArray();
        if (whole.Length < 2 * Year || whole[0].First.AddMonths(2 * Year - 1) != whole[^1].First) return null;
        var values = Array.ConvertAll(whole, p => p.Value);
        var isCount = series.Scale is MeasureScale.Count;
        if (values.Any(double.IsNaN) || (isCount && values[..Year].Sum() < FewestBefore)) return null;
        Period now = new(whole[Year].First, whole[^1].Last), before = new(whole[0].First, whole[Year - 1].Last);
        if (values.All(v => v.Equals(values[0]))) return new(now, before, isCount ? 1 : 0, isCount ? 1 : 0, isCount ? 1 : 0, isCount);

        var fit = CountRegression.Fit(values, [], Turn, isCount ? CountModel.QuasiPoisson : CountModel.Normal);
        if (fit is not { Converged: true }) return null;
        var (low, high) = fit.Coefficients[^1].Interval();
        return isCount
            ? new(now, before, Math.Exp(fit.Coefficients[^1].Value), Math.Exp(low), Math.Exp(high), true)
            : new(now, before, fit.Coefficients[^1].Value, low, high, false);
    }

    private static Design Turn { get; } = Design.Of(2 * Year,
    [
        ("constant", _ => 1),
        ("sin1", row => Math.Sin(Math.Tau * row / Year)), ("cos1", row => Math.Cos(Math.Tau * row / Year)),
        ("sin2", row => Math.Sin(2 * Math.Tau * row / Year)), ("cos2", row => Math.Cos(2 * Math.Tau * row / Year)),
        ("later", row => row < Year ? 0 : 1),
    ]);
}
