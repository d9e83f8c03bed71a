using System.Text.RegularExpressions;
using HaiDang.Directives.FromWord.Docx;
namespace HaiDang.Directives.FromWord;

/// <summary>What stands above the text: who issued it, under which number, when, about what? In the form of Decree 30/2020/NĐ-CP, or that of the Party.</summary>
internal static partial class NoticeHead
{
    /// <summary>A head is no longer than so many paragraphs.</summary>
    private const int Longest = 40;

    /// <param name="Number">As <c>123/TB-UBND</c> or <c>15-TB/TU</c>.</param>
    /// <param name="Date">Of the document.</param>
    /// <param name="Agency">One line, or two with the higher one first.</param>
    /// <param name="Title">Without the word THÔNG BÁO.</param>
    /// <param name="BodyFrom">The first paragraph after it.</param>
    public sealed record Head(string? Number, DateOnly? Date, string? Agency, string? Title, int BodyFrom);

    public static Head Read(List<Paragraph> paragraphs)
    {
        var upTo = Math.Min(paragraphs.Count, Longest);
        var named = paragraphs.FindIndex(0, upTo, p => Named().IsMatch(p.Text));
        var above = paragraphs.Take(named < 0 ? Math.Min(upTo, 12) : named).ToArray();
        var number = Array.FindIndex(above, p => Number().IsMatch(p.Text));
        var dated = Array.FindIndex(above, p => Date(p.Text) is not null);
        var (title, bodyFrom) = named < 0 ? (null, Math.Max(number, dated) + 1) : Title(paragraphs, named);
        return new(number < 0 ? null : Cleaned(above[number].Text), dated < 0 ? null : Date(above[dated].Text), Agency(above, number), title, bodyFrom);
    }

    private static string? Cleaned(string text)
    {
        var number = Number().Match(text).Groups["number"].Value.Replace(" ", "", StringComparison.Ordinal);
        return char.IsAsciiDigit(number[0]) ? number : null;
    }

    private static DateOnly? Date(string text) => Dated().Match(text) is { Success: true } d ? Days.Of(d.Groups["year"].Value, d.Groups["month"].Value, d.Groups["day"].Value) : null;

    /// <summary>In capitals beside the number, and above it.</summary>
    private static string? Agency(Paragraph[] above, int number)
    {
        var cell = number < 0 ? null : above[number].Cell;
        // The number stands in the agency's cell, or in the row below it.
        var lines = above.Take(number < 0 ? above.Length : number)
            .Where(p => cell is null || (p.Cell is { } at && at.Table == cell.Table && at.Column == cell.Column))
            .Select(p => p.Text).Where(t => IsCapitals(t) && !Motto().IsMatch(t)).ToArray();
        return lines.Length == 0 ? null : string.Join(" – ", lines.TakeLast(2));
    }

    private static (string? Title, int BodyFrom) Title(List<Paragraph> paragraphs, int named)
    {
        var lines = new List<string>();
        if (Named().Match(paragraphs[named].Text).Groups["rest"].Value.Trim() is { Length: > 0 } beside) lines.Add(beside);
        var at = named + 1;
        for (; at < paragraphs.Count && lines.Count < 6; at++)
        {
            var next = paragraphs[at];
            if (Rule().IsMatch(next.Text)) continue;
            if (!next.IsCentred && (lines.Count > 0 || !About().IsMatch(next.Text))) break;
            lines.Add(next.Text);
        }
        while (at < paragraphs.Count && Rule().IsMatch(paragraphs[at].Text)) at++;
        return (lines.Count == 0 ? null : string.Join(' ', lines), at);
    }

    private static bool IsCapitals(string text) => text.Any(char.IsLetter) && text.All(c => !char.IsLower(c));

    [GeneratedRegex(@"^\W*TH[ÔO]NG\s+B[ÁA]O\b(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\bSố\s*:?\s*(?<number>\d{0,6}\s*([/-]\s*TB(\s*[-/]\s*\p{Lu}[\p{Lu}0-9]*(\s?[-–]\s?\p{Lu}[\p{Lu}0-9]*){0,3})?))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\bngày\s+(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Dated();

    [GeneratedRegex(@"CỘNG H(ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Motto();

    [GeneratedRegex(@"^(Kết luận|Ý kiến|Về)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex About();

    /// <summary>A line drawn with signs.</summary>
    [GeneratedRegex(@"^[\s_*\-–—=.]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();
}
