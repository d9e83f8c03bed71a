using System.Text.RegularExpressions;
namespace HaiDang.Directives.FromWord;

/// <summary>Which number does a clause bear, and of which kind is it? Numbers of one kind are siblings.</summary>
/// <param name="Shown">As it is written.</param>
/// <param name="Kind">Roman, figures and how deep, letters, or a dash.</param>
internal sealed partial record ClauseNumber(string Shown, string Kind)
{
    /// <summary>Takes a typed number off the beginning of a text.</summary>
    /// <returns>Null when it begins with none.</returns>
    public static (ClauseNumber Number, string Text)? Typed(string text)
    {
        if (Leading().Match(text) is not { Success: true } match || KindOf(match.Groups["number"].Value) is not { } kind) return null;
        return (new(match.Groups["number"].Value, kind), text[match.Length..].TrimStart());
    }

    /// <summary>Of a number that Word shows.</summary>
    /// <param name="shown">Not empty.</param>
    /// <param name="listLevel">Tells dashes of one list apart.</param>
    public static ClauseNumber Of(string shown, int listLevel) =>
        new(shown, shown is "-" or "+" ? $"dash {listLevel}" : KindOf(shown) ?? $"list {listLevel}");

    private static string? KindOf(string number)
    {
        var bare = number.TrimEnd('.', ')', '/', ':').TrimStart('(');
        if (bare.StartsWith("Điều ", StringComparison.OrdinalIgnoreCase)) return "article";
        if (bare.Length == 0 || bare is "-" or "+" or "–" or "•" or "*" or "—") return "dash " + bare;
        if (char.IsAsciiDigit(bare[0])) return $"figures {bare.Count(c => c == '.')}";
        if (bare.All(c => c is 'I' or 'V' or 'X' or 'L' or 'C')) return "roman";
        if (bare.Length == 1 && char.IsUpper(bare[0])) return "capital";
        // A lone i may be a letter or a Roman one; it is nearly always the letter here.
        return bare.Length == 1 || bare.Distinct().Count() == 1 ? "letter" : bare.All(c => c is 'i' or 'v' or 'x') ? "small roman" : null;
    }

    /// <remarks>A figure alone needs its dot, so that "2026 là năm" and "30.9.2026" begin no clause.</remarks>
    [GeneratedRegex(@"^(?<number>(Điều|ĐIỀU)\s\d{1,3}[.:]?|[IVXLC]{1,7}[.)/]|\p{Lu}[.)]|\d{1,3}(\.\d{1,3}){1,4}[.)]?|\d{1,3}[.)/]|\(?[a-zđ]\)|[a-zđ]\.|[-+–—•*])(?=\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leading();
}
