using System.Text.RegularExpressions;
namespace HaiDang.Directives.FromWord;

/// <summary>By when does a clause ask for it? A day only where the words name one by themselves.</summary>
internal static partial class FindDue
{
    private const int Read = 4_000;

    /// <param name="text">Of a clause.</param>
    /// <param name="noticeDay">Completes a day without its year; null: such a day stays unknown.</param>
    public static DueHint? Run(string text, DateOnly? noticeDay)
    {
        text = text.Length <= Read ? text : text[..Read];
        // What returns, or is counted from something else, names no day though it may hold figures.
        foreach (var open in new[] { Returning().Match(text), Counted().Match(text) })
            if (open.Success) return new(null, open.Value.Trim());
        return Named(DayBy().Match(text), noticeDay) ?? Named(MonthBy().Match(text), noticeDay) ?? Named(QuarterBy().Match(text), noticeDay) ?? Named(YearBy().Match(text), noticeDay);
    }

    /// <summary>The same for what stands in a column of days, where no word says that it is one.</summary>
    public static DueHint Alone(string text, DateOnly? noticeDay) =>
        (Run(text, noticeDay) ?? Run("trong " + text, noticeDay) ?? Named(Bare().Match(text), noticeDay) ?? new(null, text)) with { Words = text };

    private static DueHint? Named(Match match, DateOnly? noticeDay)
    {
        if (!match.Success) return null;
        var (words, from) = (match.Value.Trim(), noticeDay);
        var year = match.Groups["year"] is { Success: true } said ? Days.Figure(said.Value) : 0;
        var before = match.Groups["before"].Success;
        if (match.Groups["day"].Success)
            return new(Year(year, from, y => Days.Of(y, Days.Figure(match.Groups["month"].Value), Days.Figure(match.Groups["day"].Value))), words);
        if (match.Groups["month"].Success)
            return new(Year(year, from, y => Before(Days.Figure(match.Groups["month"].Value), before, y)), words);
        if (match.Groups["quarter"].Success)
            return new(Year(year, from, y => Before(QuarterOf(match.Groups["quarter"].Value) * 3, before, y, 3)), words);
        return new(before ? Days.Of(year - 1, 12, 31) : Days.Of(year, 12, 31), words);
    }

    /// <summary>Before September is the last day of August; in September is its last.</summary>
    private static DateOnly? Before(int month, bool before, int year, int months = 1) =>
        Days.EndOfMonth(year, month) is not { } end ? null : before ? new DateOnly(end.Year, end.Month, 1).AddMonths(1 - months).AddDays(-1) : end;

    /// <summary>Without a year: the first one in which it does not lie before the notice.</summary>
    private static DateOnly? Year(int said, DateOnly? notice, Func<int, DateOnly?> day)
    {
        if (said > 0) return day(said);
        return notice is not { } from ? null : day(from.Year) is { } here && here >= from ? here : day(from.Year + 1);
    }

    private static int QuarterOf(string written) => written.ToUpperInvariant() switch { "I" or "1" => 1, "II" or "2" => 2, "III" or "3" => 3, "IV" or "4" => 4, _ => 0 };

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <summary>Says that what follows is the end; "tính đến" looks back.</summary>
    private const string Word = @"(?<!\p{L})(?<!tính\s)(trước|chậm nhất|muộn nhất|xong|hạn|đến hết|đến|hết|trong|vào|hoàn thành|cuối)";

    [GeneratedRegex(Word + @"(\s+(là|vào|đến|trong|hết|trước|cuối|giờ|\d{1,2}\s?(h|giờ)(\s?\d{1,2}(\s?phút)?)?,?)){0,4}\s*:?\s+ngày\s+(?<day>\d{1,2})\s*([/.-]\s*(?<month>\d{1,2})(\s*[/.-]\s*(?<year>\d{4})(?!\d))?|\s+tháng\s+(?<month>\d{1,2})(\s+năm\s+(?<year>\d{4}))?)(?![\d/])", AnyCase, 1000)]
    private static partial Regex DayBy();

    [GeneratedRegex(@"(?<!\p{L})((?<before>trước)|trong|hết|đến hết|đến|vào|cuối|chậm nhất|xong)(\s+(là|trong|hết|cuối)){0,2}\s+tháng\s+(?<month>\d{1,2})(\s*[/.-]\s*(?<year>\d{4})|\s+năm\s+(?<year>\d{4}))?(?![\d/])", AnyCase, 1000)]
    private static partial Regex MonthBy();

    [GeneratedRegex(@"(?<!\p{L})((?<before>trước)|trong|hết|đến hết|đến|vào|cuối|chậm nhất|xong)(\s+(là|trong|hết|cuối)){0,2}\s+quý\s+(?<quarter>IV|III|II|I|[1-4])(?!\p{L})(\s*[/.-]\s*(?<year>\d{4})|\s*,?\s+năm\s+(?<year>\d{4}))?(?![\d/])", AnyCase, 1000)]
    private static partial Regex QuarterBy();

    [GeneratedRegex(@"(?<!\p{L})((?<before>trước)|trong|hết|đến hết|cuối)\s+năm\s+(?<year>\d{4})(?!\d)", AnyCase, 1000)]
    private static partial Regex YearBy();

    [GeneratedRegex(@"(?<!\p{L})((trước|vào|chậm nhất)[^,;.]{0,30}\s)?(hằng|hàng|mỗi)\s+(ngày|tuần|tháng|quý|năm)(?!\p{L})|định kỳ\s+[^,;.]{0,40}", AnyCase, 1000)]
    private static partial Regex Returning();

    [GeneratedRegex(@"(?<!\p{L})(chậm nhất|muộn nhất|trong|không quá|tối đa|sau)(\s+(là|sau|trong|thời hạn|thời gian|vòng|không quá|tối đa)){0,3}\s+\d{1,3}(\s*\([^)]{0,30}\))?\s+(ngày|tuần|tháng|giờ)(\s+làm việc)?(?!\s*\d)(\s+(kể )?từ [^,;.]{0,60})?", AnyCase, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\s*(((?<day>\d{1,2})\s*[/.-]\s*)?(?<month>\d{1,2})\s*[/.-]\s*(?<year>\d{4})|(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2}))\s*$", AnyCase, 1000)]
    private static partial Regex Bare();
}
