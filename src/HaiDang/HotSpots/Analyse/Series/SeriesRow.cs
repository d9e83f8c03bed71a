using HaiDang.Analysis.Surveillance;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>What is said of one row of a series; null where it cannot be told.</summary>
public sealed record SeriesRow
{
    public const string TooShort = "too little past";

    public required string Series { get; init; }
    public required string Date { get; init; }
    public required double Observed { get; init; }
    public required double? Base { get; init; }
    public double Expected { get; init; } = double.NaN;

    /// <summary>Where the method has one.</summary>
    public double Lower { get; init; } = double.NaN;
    public double Upper { get; init; } = double.NaN;
    public double Score { get; init; } = double.NaN;

    /// <summary>Where the method has one.</summary>
    public double P { get; init; } = double.NaN;
    public bool? Alarm { get; init; }

    /// <summary>Why it cannot be told; null when it can.</summary>
    public string? Why { get; init; }

    internal static SeriesRow Of(OneSeries series, int row) => new()
    {
        Series = series.Name, Date = series.Dates[row], Observed = series.Counts[row], Base = series.Bases.Length == 0 ? null : series.Bases[row],
        Why = series.Why[row],
    };

    internal SeriesRow With(Signal signal, double p = double.NaN) => this with
    {
        Expected = signal.Expected,
        Upper = signal.Upper,
        Score = signal.Score,
        P = p,
        Alarm = signal.Alarm,
        Why = signal.Alarm is null ? Why ?? TooShort : null,
    };
}
