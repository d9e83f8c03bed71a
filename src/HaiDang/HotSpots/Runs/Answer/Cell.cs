using System.Globalization;
namespace HaiDang.HotSpots.Runs.Answer;

/// <summary>What sort of thing stands in a cell or in a gap of a sentence?</summary>
/// <remarks>Word: a key of the texts. Kinds: keys of kinds of incident with commas between, "" for all.</remarks>
public enum CellKind { Text, Word, Kinds, Count, Number, Ratio, P, Percent, Day }

/// <summary>A figure or word without language: written for people only when somebody looks.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Raw">As machines write it; null when it cannot be told.</param>
public readonly record struct Cell(CellKind Kind, string? Raw)
{
    public static Cell Count(long value) => new(CellKind.Count, Of(value));
    public static Cell Number(double value) => new(CellKind.Number, Of(value));
    public static Cell Ratio(double value) => new(CellKind.Ratio, Of(value));
    public static Cell P(double value) => new(CellKind.P, Of(value));
    public static Cell Percent(double value) => new(CellKind.Percent, Of(value));
    public static Cell Day(DateOnly day) => new(CellKind.Day, Of(day));
    public static Cell Text(string text) => new(CellKind.Text, text);
    public static Cell Word(string key) => new(CellKind.Word, key);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null for what is no number.</summary>
    public static string? Of(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null;

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static double ToNumber(string raw) => double.Parse(raw, CultureInfo.InvariantCulture);

    public static DateOnly ToDay(string raw) => DateOnly.ParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A sentence without language: a key of the texts and what stands in its gaps.</summary>
/// <param name="Key">Under <c>Runs.Say.</c> in the texts.</param>
/// <param name="Parts">In the order of the gaps.</param>
public sealed record Said(string Key, params Cell[] Parts);
