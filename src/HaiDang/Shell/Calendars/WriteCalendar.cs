using System.Globalization;
using System.Text;
namespace HaiDang.Shell.Calendars;

/// <summary>Writes days as a calendar that other programs subscribe to.</summary>
/// <remarks>Source: RFC 5545 (folding 3.1, text 3.3.11, properties 3.7–3.8); RFC 7986 for the name and how often to ask again, with the older names of Outlook and Apple beside them.</remarks>
public static class WriteCalendar
{
    public const string Type = "text/calendar; charset=utf-8";

    /// <summary>How often a program is asked to look again.</summary>
    public static TimeSpan AskAgain { get; } = TimeSpan.FromHours(6);

    /// <summary>Octets of a line without its end, those of the space that continues one among them.</summary>
    private const int LongestLine = 75;

    /// <param name="name">Of the calendar, as its reader sees it.</param>
    /// <param name="entries">In any order; each a whole day that leaves its owner free.</param>
    public static string Run(string name, IEnumerable<CalendarEntry> entries)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Hai Dang//Hai Dang//VI");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "NAME:" + Escaped(name));
        Line(text, "X-WR-CALNAME:" + Escaped(name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:" + Length(AskAgain));
        Line(text, "X-PUBLISHED-TTL:" + Length(AskAgain));
        foreach (var entry in entries) Write(entry, text);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(CalendarEntry entry, StringBuilder text)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escaped(entry.Uid));
        Line(text, "DTSTAMP:" + Instant(entry.Updated));
        Line(text, "LAST-MODIFIED:" + Instant(entry.Updated));
        Line(text, "DTSTART;VALUE=DATE:" + Date(entry.Day));
        // The end is the first day that no longer belongs to it.
        if (entry.Day < DateOnly.MaxValue) Line(text, "DTEND;VALUE=DATE:" + Date(entry.Day.AddDays(1)));
        Line(text, "SUMMARY:" + Escaped(entry.Title));
        if (entry.Description.Length > 0) Line(text, "DESCRIPTION:" + Escaped(entry.Description));
        Line(text, "URL:" + entry.Link.AbsoluteUri);
        Line(text, "STATUS:" + (entry.IsCancelled ? "CANCELLED" : "CONFIRMED"));
        Line(text, "TRANSP:TRANSPARENT");
        if (!entry.IsCancelled)
            foreach (var before in entry.Alarms) Remind(entry.Title, before, text);
        Line(text, "END:VEVENT");
    }

    private static void Remind(string title, TimeSpan before, StringBuilder text)
    {
        Line(text, "BEGIN:VALARM");
        Line(text, "ACTION:DISPLAY");
        Line(text, "DESCRIPTION:" + Escaped(title));
        Line(text, "TRIGGER:" + (before < TimeSpan.Zero ? "" : "-") + Length(before.Duration()));
        Line(text, "END:VALARM");
    }

    /// <summary>Folded between characters, never within one: a program may read before it unfolds.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(letter.ToString());
            octets += letter.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    /// <summary>Composed, its own marks escaped, and without what may not stand in a line.</summary>
    private static string Escaped(string words)
    {
        var text = new StringBuilder();
        foreach (var letter in words.Normalize().ReplaceLineEndings("\n"))
        {
            if (letter is '\n') text.Append("\\n");
            else if (letter is '\t') text.Append(' ');
            else if (!char.IsControl(letter)) text.Append(letter is '\\' or ';' or ',' ? "\\" : "").Append(letter);
        }
        return text.ToString();
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"PT{(long)span.TotalMinutes}M");
}
