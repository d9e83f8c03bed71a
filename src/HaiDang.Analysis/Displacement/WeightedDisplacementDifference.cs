using MathNet.Numerics.Distributions;

namespace HaiDang.Analysis.Displacement;

/// <summary>How many events did an action prevent, those counted that moved next door?</summary>
/// <param name="TreatedChange">Change of the treated area beyond that of its control, events per period of the length before.</param>
/// <param name="BufferChange">The same of the ring around it; 0 when none is looked at.</param>
/// <param name="Difference">Their sum: negative when events were prevented.</param>
/// <param name="Variance">Variance of the difference when the counts are Poisson.</param>
/// <param name="Lower">Lower confidence limit of the difference.</param>
/// <param name="Upper">Upper confidence limit of the difference.</param>
/// <param name="ZScore">Difference in standard deviations; NaN when nothing was counted anywhere.</param>
/// <param name="PLess">One-sided probability of so low a difference if the action did nothing; NaN likewise.</param>
/// <param name="PTwoSided">Two-sided probability; NaN likewise.</param>
public readonly record struct WeightedDisplacementDifference(
    double TreatedChange, double BufferChange, double Difference, double Variance,
    double Lower, double Upper, double ZScore, double PLess, double PTwoSided)
{
    /// <summary>Compares what happened in the treated area and around it with areas like them.</summary>
    /// <param name="areas">The counts.</param>
    /// <param name="confidence">Coverage of the interval, in (0, 1); 0.95 unless said.</param>
    /// <returns>The comparison, in events per period of the length before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, the ratio of times not positive, or the confidence not inside (0, 1).</exception>
    /// <remarks>
    /// Null hypothesis: all areas changed by the same number of events. It rests on differences, not ratios: control areas must have
    /// about as many events as the treated one. Counts that come in waves vary more than Poisson, and the interval is then too narrow.
    /// Source: Wheeler and Ratcliffe (2018), Crime Science 7:11. Times of unequal length are brought to the first one's. O(1).
    /// Example: treated 50 → 30, control 60 → 55, ring 20 → 20 and its control 20 → 20 give −15, variance 275, z = −0.9045.
    /// </remarks>
    public static WeightedDisplacementDifference Of(DisplacementAreas areas, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(areas);
        areas.Check();
        var tail = SmallNumbers.PoissonInterval.Tail(confidence);
        var per = areas.AfterPerBefore;
        var treated = Change(areas.Treated) - Change(areas.Control);
        var buffer = Change(areas.Buffer ?? default) - Change(areas.BufferControl ?? default);
        var variance = Spread(areas.Treated) + Spread(areas.Control) + Spread(areas.Buffer ?? default) + Spread(areas.BufferControl ?? default);

        var (difference, deviation) = (treated + buffer, Math.Sqrt(variance));
        var reach = -Normal.InvCDF(0, 1, tail) * deviation;
        var z = deviation > 0 ? difference / deviation : double.NaN;
        return new(
            treated, buffer, difference, variance, difference - reach, difference + reach, z,
            Normal.CDF(0, 1, z), Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(z))));

        double Change(BeforeAfter area) => area.After / per - area.Before;
        double Spread(BeforeAfter area) => area.After / (per * per) + area.Before;
    }
}
