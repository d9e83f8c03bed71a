namespace HaiDang.Analysis.Surveillance;

/// <summary>What a detector says of one moment of a series of counts.</summary>
/// <param name="Observed">The count; NaN when it is missing.</param>
/// <param name="Expected">What the past makes usual, in counts; NaN when the past is too short.</param>
/// <param name="Upper">The highest count that is still usual; NaN when the past is too short.</param>
/// <param name="Score">How far the count stands out, dimensionless; each detector says in which measure. NaN where it cannot be told.</param>
/// <param name="Alarm">Is it more than usual? Null: cannot tell.</param>
public readonly record struct Signal(double Observed, double Expected, double Upper, double Score, bool? Alarm)
{
    /// <summary>Too little is known: neither an alarm nor none.</summary>
    /// <param name="observed">The count; NaN when it is missing.</param>
    public static Signal CannotTell(double observed) => new(observed, double.NaN, double.NaN, double.NaN, null);

    /// <summary>An alarm when the count is above the limit; cannot tell when either is missing.</summary>
    internal static Signal Above(double observed, double expected, double upper, double score) =>
        new(observed, expected, upper, score, double.IsNaN(observed) || double.IsNaN(upper) ? null : observed > upper);
}
