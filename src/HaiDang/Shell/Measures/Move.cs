namespace HaiDang.Shell.Measures;

/// <summary>Did a measure move since something began? Moved is for measures of which neither way is better.</summary>
public enum MoveVerdict { Better, Worse, Moved, NotMoved, CannotTell }

/// <summary>Why can it not be told whether a measure moved?</summary>
public enum WhyNot { Nothing, FewMonthsBefore, FewMonthsAfter, FewCounts, TooWide }

/// <summary>What would have been usual in a month, had what came before gone on.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Value">Expected.</param>
/// <param name="Low">95 of 100 such months do not fall below.</param>
/// <param name="High">Nor rise above.</param>
public readonly record struct UsualMonth(DateOnly First, double Value, double Low, double High);

/// <summary>How a measure stands since something began, against what was usual before.</summary>
public sealed record Move
{
    public required MoveVerdict Verdict { get; init; }

    /// <summary>Says why it cannot be told; in the resources <c>Move.Why.{Why}</c>.</summary>
    public required WhyNot Why { get; init; }

    /// <summary>Counts: months since over what was to be expected. Shares and amounts: since less expected. Null where it was not computed.</summary>
    public double? Ratio { get; init; }

    /// <summary>95 % limits of the ratio.</summary>
    public double? Low { get; init; }
    public double? High { get; init; }

    /// <summary>Whether <see cref="Ratio"/> is a ratio, or a difference.</summary>
    public required bool IsRatio { get; init; }

    /// <summary>Counts: incidents in all the months used. Shares and amounts: how many months.</summary>
    public required long N { get; init; }

    /// <summary>Whole months that were used.</summary>
    public required int MonthsBefore { get; init; }
    public required int MonthsAfter { get; init; }

    /// <summary>Every month of the series from the first that was used; empty while the months before are too few to tell a season.</summary>
    public required UsualMonth[] Usual { get; init; }

    public bool HasMoved => Verdict is MoveVerdict.Better or MoveVerdict.Worse or MoveVerdict.Moved;
}
