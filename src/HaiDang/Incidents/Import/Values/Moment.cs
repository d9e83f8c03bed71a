namespace HaiDang.Incidents.Import.Values;

/// <summary>How much of a time does a text say?</summary>
internal enum MomentKind : byte
{
    /// <summary>It is no time at all.</summary>
    Unreadable,
    /// <summary>Written as a time, but there is none such (31/02, 25:00).</summary>
    Impossible,
    Month,
    Day,
    Minute,
}

/// <summary>A time as a file writes it.</summary>
/// <param name="Kind">How much of it is known.</param>
/// <param name="At">Its beginning: on the file's clock, or UTC when <paramref name="IsUtc"/>.</param>
/// <param name="IsUtc">The text itself said its offset.</param>
internal readonly record struct Moment(MomentKind Kind, DateTime At, bool IsUtc = false)
{
    public bool IsTime => Kind >= MomentKind.Month;

    public static Moment Impossible { get; } = new(MomentKind.Impossible, default);
}
