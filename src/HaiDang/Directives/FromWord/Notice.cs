namespace HaiDang.Directives.FromWord;

/// <summary>What does a notice of a meeting's conclusions say, as far as a program can tell? Everything here is proposed, nothing decided.</summary>
/// <param name="DocumentNumber">As <c>123/TB-UBND</c>; null while it has none.</param>
/// <param name="Date">Of the document.</param>
/// <param name="Agency">Who issued it, as its head says.</param>
/// <param name="Title">What follows the word THÔNG BÁO.</param>
/// <param name="Clauses">In the order of the text; a parent stands before its children.</param>
public sealed record Notice(string? DocumentNumber, DateOnly? Date, string? Agency, string? Title, Clause[] Clauses);

/// <summary>What does one clause of a notice say, and does it ask somebody for something?</summary>
public sealed record Clause
{
    /// <summary>As it is written or as Word would show it: <c>II.</c>, <c>1.2</c>, <c>a)</c>; empty for a paragraph without one.</summary>
    public required string Number { get; init; }
    public required string Text { get; init; }

    /// <summary>0 for the outermost.</summary>
    public required int Level { get; init; }

    /// <summary>Its place among the clauses; null for an outermost one.</summary>
    public int? Parent { get; init; }

    /// <summary>It orders something: proposed as a task. A heading is not.</summary>
    public bool IsOrder { get; init; }
    public UnitHint? Unit { get; init; }
    public DueHint? Due { get; init; }
}

/// <summary>Who is asked?</summary>
/// <param name="Lead">The unit that leads, as it is written.</param>
/// <param name="With">Those that help it.</param>
/// <param name="Words">Where that stands.</param>
public sealed record UnitHint(string Lead, string[] With, string Words);

/// <summary>By when?</summary>
/// <param name="Day">The last day; null when the words name none by themselves ("15 ngày làm việc", "hằng tháng").</param>
/// <param name="Words">Where that stands.</param>
public sealed record DueHint(DateOnly? Day, string Words);

/// <summary>Why can a file not be read as a notice? Its words are the text <c>FromWord.Refusal.{name}</c>.</summary>
public enum Refusal
{
    /// <summary>No Word document at all, or one that is broken.</summary>
    NotWord,

    /// <summary>The form of Word before 2007.</summary>
    OldWord,

    /// <summary>Locked by a password.</summary>
    Locked,

    /// <summary>More than a notice ever is, packed or unpacked.</summary>
    TooLarge,

    /// <summary>Its letters are those of TCVN3 or VNI fonts, not Unicode.</summary>
    OldFont,

    /// <summary>It holds no text.</summary>
    Empty,
}
