using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HaiDang.Shell;
namespace HaiDang.Places.Units.Change;

/// <summary>What is a unit to be called, and can it be?</summary>
internal sealed partial record UnitNames
{
    public const int LongestCode = 32, LongestName = 200, LongestShort = 60;

    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Null for none.</summary>
    public required string? ShortName { get; init; }

    /// <summary>Composed, and without the blanks that a hand or a file leaves.</summary>
    public static UnitNames Of(string? code, string? name, string? shortName) =>
        new() { Code = Tidy(code), Name = Tidy(name), ShortName = Tidy(shortName) is { Length: > 0 } brief ? brief : null };

    /// <returns>Why not, in words; null when it can.</returns>
    public string? Refuse() => this switch
    {
        { Code.Length: > LongestCode } => Words.Of<Texts>("Units.LongCode", LongestCode),
        _ when !GoodCode().IsMatch(Code) => Words.Of<Texts>("Units.BadCode"),
        { Name: "" } => Words.Of<Texts>("Units.NoName"),
        { Name.Length: > LongestName } => Words.Of<Texts>("Units.LongName", LongestName),
        { ShortName.Length: > LongestShort } => Words.Of<Texts>("Units.LongShort", LongestShort),
        _ when Unseen(Name) || Unseen(ShortName) => Words.Of<Texts>("Units.Unseen"),
        _ => null,
    };

    /// <returns>Why not, in words; null when no other unit has the code.</returns>
    public string? RefuseTaken(UnitBook book, int? butNot) =>
        book.Find(Code) is { } other && other.Id != butNot ? Words.Of<Texts>("Units.CodeTaken", Code, other.Name) : null;

    /// <summary>A text that came broken is composed no further; it is refused for what it holds.</summary>
    private static string Tidy(string? text)
    {
        var bare = Blanks().Replace(text ?? "", " ").Trim();
        return Unseen(bare) ? bare : bare.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Signs that nobody sees and that make one name look like another, or that a database does not take.</summary>
    private static bool Unseen(string? text)
    {
        for (var at = 0; at < text?.Length; at += char.IsSurrogatePair(text, at) ? 2 : 1)
            if (CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) return true;
        return false;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex GoodCode();

    [GeneratedRegex(@"[ \t\u00a0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
