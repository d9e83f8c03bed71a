namespace HaiDang.Analysis.Displacement;

/// <summary>What does a weighted displacement quotient say?</summary>
public enum DisplacementVerdict
{
    /// <summary>A count that must divide is 0, or no ring was looked at: nothing can be said.</summary>
    Undefined,

    /// <summary>The treated area did not fall against its control, so there is nothing to have moved.</summary>
    NoFallToExplain,

    /// <summary>The ring fell by more than the treated area (above 1).</summary>
    DiffusionAboveEffect,

    /// <summary>The ring fell too, by no more than the treated area (above 0, up to 1).</summary>
    Diffusion,

    /// <summary>The ring did not change against the control (exactly 0).</summary>
    Neither,

    /// <summary>The ring rose by less than the treated area fell (from −1 up to 0).</summary>
    Displacement,

    /// <summary>The ring rose by more than the treated area fell (below −1).</summary>
    DisplacementAboveEffect,
}

/// <summary>Of what fell where something was done, which share turned up next door?</summary>
/// <param name="Quotient">The quotient, dimensionless; NaN when undefined.</param>
/// <param name="RingChange">Change of the ring's count relative to the control's; NaN when undefined.</param>
/// <param name="TreatedChange">Change of the treated area's count relative to the control's, negative for a fall; NaN when undefined.</param>
/// <param name="Verdict">What the quotient says.</param>
public readonly record struct WeightedDisplacementQuotient(double Quotient, double RingChange, double TreatedChange, DisplacementVerdict Verdict)
{
    /// <summary>Divides the change of the ring by the change of the treated area, each against the control.</summary>
    /// <param name="areas">The counts; the control of the ring plays no part.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the ratio of times not positive.</exception>
    /// <remarks>
    /// It has no sampling variance of its own: with small counts it swings wildly, and <see cref="WeightedDisplacementDifference"/> is to be
    /// preferred. Read it only when the treated area fell. The length of the periods cancels out.
    /// Source: Bowers and Johnson (2003), Journal of Quantitative Criminology 19(3), 275–301. O(1).
    /// </remarks>
    public static WeightedDisplacementQuotient Of(DisplacementAreas areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        areas.Check();
        if (areas.Buffer is not { } ring || areas.Control.Before == 0 || areas.Control.After == 0)
            return new(double.NaN, double.NaN, double.NaN, DisplacementVerdict.Undefined);

        var (ringChange, treatedChange) = (Against(ring), Against(areas.Treated));
        var quotient = treatedChange == 0 ? double.NaN : ringChange / treatedChange;
        return new(quotient, ringChange, treatedChange, treatedChange switch
        {
            0 => DisplacementVerdict.Undefined,
            > 0 => DisplacementVerdict.NoFallToExplain,
            _ => Read(quotient),
        });

        double Against(BeforeAfter area) => (double)area.After / areas.Control.After - (double)area.Before / areas.Control.Before;
    }

    private static DisplacementVerdict Read(double quotient) => quotient switch
    {
        > 1 => DisplacementVerdict.DiffusionAboveEffect,
        > 0 => DisplacementVerdict.Diffusion,
        0 => DisplacementVerdict.Neither,
        >= -1 => DisplacementVerdict.Displacement,
        _ => DisplacementVerdict.DisplacementAboveEffect,
    };
}
