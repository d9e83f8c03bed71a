namespace HaiDang.Analysis.Displacement;

/// <summary>Counts of one area before and after an action.</summary>
/// <param name="Before">Events before, at least 0.</param>
/// <param name="After">Events after, at least 0.</param>
public readonly record struct BeforeAfter(long Before, long After)
{
    internal void Check(string name)
    {
        if (Before < 0 || After < 0)
            throw new ArgumentOutOfRangeException(name, $"Counts must be at least 0; here {Before} before and {After} after.");
    }
}

/// <summary>The areas of an evaluation: where something was done, what is like it, where trouble could have moved to, and what is like that.</summary>
public sealed record DisplacementAreas
{
    /// <summary>Where the action took place.</summary>
    public required BeforeAfter Treated { get; init; }

    /// <summary>An area like it where nothing was done.</summary>
    public required BeforeAfter Control { get; init; }

    /// <summary>The ring around the treated area into which trouble could have moved; null when none is looked at.</summary>
    public BeforeAfter? Buffer { get; init; }

    /// <summary>An area like the ring where nothing was done; null when none is looked at.</summary>
    public BeforeAfter? BufferControl { get; init; }

    /// <summary>Length of the time after divided by the length before, above 0; 1 when both are equal.</summary>
    public double AfterPerBefore { get; init; } = 1;

    internal void Check()
    {
        Treated.Check(nameof(Treated));
        Control.Check(nameof(Control));
        Buffer?.Check(nameof(Buffer));
        BufferControl?.Check(nameof(BufferControl));
        if (!(AfterPerBefore > 0) || !double.IsFinite(AfterPerBefore))
            throw new ArgumentOutOfRangeException(nameof(AfterPerBefore), AfterPerBefore, "The time after must be a positive, finite multiple of the time before.");
    }
}
