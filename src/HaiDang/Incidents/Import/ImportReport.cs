using System.Text.Json.Serialization;
namespace HaiDang.Incidents.Import;

/// <summary>What came, or would come, of a file?</summary>
/// <remarks>Rows = Accepted + Refused + Already. The first six members are what <c>--json</c> promises, in this order.</remarks>
public sealed record ImportReport
{
    public required long Rows { get; init; }

    /// <summary>Written, doubtful ones included.</summary>
    public required long Accepted { get; init; }
    public required long Refused { get; init; }
    public required long Doubtful { get; init; }

    /// <summary>Rows by <see cref="Reason"/> (its <c>Key</c>); a row can have several doubts, and only one refusal.</summary>
    public required IReadOnlyDictionary<string, long> ByReason { get; init; }
    public required double Seconds { get; init; }

    /// <summary>Rows whose reference was there from an earlier import.</summary>
    public required long Already { get; init; }

    /// <summary>Written rows whose kind is not mapped yet.</summary>
    public required long Unmapped { get; init; }
    public required KindRows[] UnmappedKinds { get; init; }

    /// <summary>Spellings of kinds in the file, mapped or not.</summary>
    public required int Spellings { get; init; }
    public required string Source { get; init; }

    /// <summary>Null for a rehearsal, which writes nothing.</summary>
    public required int? ImportId { get; init; }
    public required string[] Warnings { get; init; }

    /// <summary>The whole report's file name in the data folder's reports; null when no row was refused or doubtful.</summary>
    public required string? ReportFile { get; init; }

    /// <summary>How often each reason was met, with the first few rows; most frequent first within refused, then doubtful.</summary>
    public required ReasonRows[] Reasons { get; init; }

    /// <summary>What is wrong in the first <see cref="FirstLines"/> rows, for marking them in a preview.</summary>
    [JsonIgnore] public Finding[] First { get; init; } = [];

    public const int FirstLines = 100;
}

/// <param name="Reason">Why.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Note">What the reader should know of the whole ("00:00: 1,904 rows, 9 times as many as at other hours"); null mostly.</param>
/// <param name="Examples">The first few.</param>
public sealed record ReasonRows(Reason Reason, long Rows, string? Note, Finding[] Examples);

/// <param name="Line">Line of the file, or row of the sheet; 1 is the first.</param>
/// <param name="Reason">Why.</param>
/// <param name="Column">The column to blame; null for the whole row.</param>
/// <param name="Value">What stands there. Mapped columns only, so never personal data.</param>
public sealed record Finding(long Line, Reason Reason, string? Column, string Value);

/// <param name="Text">As the file writes it.</param>
/// <param name="Rows">How many rows of the file have it.</param>
/// <param name="Guess">Key of the kind it may be; null without an idea.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record KindRows(string Text, long Rows, string? Guess, double Confidence);
