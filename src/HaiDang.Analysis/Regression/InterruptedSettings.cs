namespace HaiDang.Analysis.Regression;

/// <summary>When a series was interrupted, and what it followed before.</summary>
public sealed record InterruptedSettings
{
    /// <summary>Index of the first row after the interruption; at least 2 rows before it and 1 from it on.</summary>
    public required int FirstAfter { get; init; }

    /// <summary>Rows in one year, above 2; may be a fraction.</summary>
    public double Season { get; init; } = 12;

    /// <summary>Pairs of sine and cosine for the season, 0 for none.</summary>
    public int Harmonics { get; init; } = 2;

    /// <summary>May the slope change, too? Else the level alone.</summary>
    public bool SlopeChange { get; init; } = true;

    /// <summary>How the counts vary.</summary>
    public CountModel Model { get; init; } = CountModel.QuasiPoisson;

    /// <summary>Newey–West lags; null for <see cref="NeweyWest.Lags"/>. 0 allows for unequal variances alone.</summary>
    public int? Lags { get; init; }

    /// <summary>Are the errors those of the model, with independent rows, instead of Newey–West?</summary>
    public bool IndependentRows { get; init; }

    /// <summary>Coverage of the intervals, in (0, 1).</summary>
    public double Confidence { get; init; } = 0.95;
}

/// <summary>A change, how sure it is, and between which limits it lies.</summary>
/// <param name="Value">Ratio after / before; for <see cref="CountModel.Normal"/> the difference in counts.</param>
/// <param name="Lower">Lower confidence limit.</param>
/// <param name="Upper">Upper confidence limit.</param>
/// <param name="PValue">Two-sided p-value that nothing changed.</param>
public readonly record struct Change(double Value, double Lower, double Upper, double PValue);

/// <summary>One row of an interrupted series.</summary>
/// <param name="Fitted">Mean as fitted, in counts.</param>
/// <param name="WithoutIt">Mean had there been no interruption; equal to the fitted one before it.</param>
/// <param name="Lower">Lower confidence limit of that mean. A single count strays further.</param>
/// <param name="Upper">Upper confidence limit of that mean.</param>
public readonly record struct InterruptedRow(double Fitted, double WithoutIt, double Lower, double Upper);

/// <summary>What an interruption changed.</summary>
public sealed record InterruptedAnswer
{
    /// <summary>Trend before: ratio (or difference) from one year to the next.</summary>
    public required Change TrendBefore { get; init; }

    /// <summary>Jump at the first row after.</summary>
    public required Change Level { get; init; }

    /// <summary>By what the trend of a year is multiplied (or raised); null when no change of slope was asked for.</summary>
    public required Change? Slope { get; init; }

    /// <summary>All counts after together, over what they would have been without it (or minus that); the counts are those fitted.</summary>
    public required Change Total { get; init; }

    /// <summary>Sum of the counts that were seen after.</summary>
    public required double ObservedAfter { get; init; }

    /// <summary>Sum of the means of the same rows had there been no interruption.</summary>
    public required double WithoutItAfter { get; init; }

    /// <summary>Two-sided p-value that neither level nor slope changed (Wald, F distribution).</summary>
    public required double PAnyChange { get; init; }

    /// <summary>Every row.</summary>
    public required IReadOnlyList<InterruptedRow> Rows { get; init; }

    /// <summary>Lags that were looked back; null for independent rows.</summary>
    public required int? Lags { get; init; }

    /// <summary>φ of the model; see <see cref="CountFit.Dispersion"/>.</summary>
    public required double Dispersion { get; init; }

    /// <summary>θ of the negative binomial, else infinite.</summary>
    public required double Theta { get; init; }

    /// <summary>Correlation of the standardised residuals of neighbouring rows: far from 0 means that independent rows would be wrong.</summary>
    public required double Autocorrelation { get; init; }

    /// <summary>Rows that were used.</summary>
    public required int N { get; init; }
}
