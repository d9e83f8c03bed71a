using System.Text;
using CsCheck;
using HaiDang.Shell.Calendars;
using Ical.Net;
using Xunit;
namespace HaiDang.Tests.Shell.Calendars;

public sealed class WriteCalendarTests
{
    private static readonly CalendarEntry Due = new()
    {
        Uid = "task-42@haidang", Day = new(2026, 9, 30), Title = "Hạn: lắp camera ở 12 điểm; Công an tỉnh, Sở Xây dựng",
        Description = "Chủ trì: Công an tỉnh\nPhối hợp: Sở Xây dựng \\ UBND cấp xã", Link = new("https://haidang.example/tasks/42?xem=hạn"),
        Updated = new(2026, 8, 1, 9, 30, 0, TimeSpan.FromHours(7)), Alarms = [TimeSpan.FromHours(15.5)],
    };

    /// <summary>Letters of one to four octets, and what must be escaped.</summary>
    private static readonly string[] Alphabet = ["a", "ế", "Ộ", "đ", "😀", "한", ",", ";", "\\", "\n", "\r\n", " ", ":", "\""];

    private static readonly Gen<string> Letters = Gen.Int[0, Alphabet.Length - 1].Array[0, 200].Select(at => string.Concat(at.Select(i => Alphabet[i])));

    [Fact]
    public void Another_program_reads_what_was_written()
    {
        var read = Calendar.Load(WriteCalendar.Run("Hạn việc của tôi", [Due, Due with { Uid = "task-43@haidang", IsCancelled = true }]))!;
        Assert.Equal(2, read.Events.Count);
        var first = read.Events.Single(e => e.Uid == Due.Uid);
        Assert.Equal(Due.Title, first.Summary);
        Assert.Equal(Due.Description, first.Description);
        Assert.True(first.IsAllDay);
        Assert.Equal(Due.Day, first.Start!.Date);
        Assert.Equal(Due.Day.AddDays(1), first.End!.Date);
        Assert.Equal(Due.Link, first.Url);
        Assert.Equal("CONFIRMED", first.Status);
        Assert.Equal(Due.Updated.UtcDateTime, first.LastModified!.AsUtc);
        Assert.Single(first.Alarms);
        Assert.Equal("CANCELLED", read.Events.Single(e => e.Uid == "task-43@haidang").Status);
        Assert.Equal("Hạn việc của tôi", read.Properties.Get<string>("X-WR-CALNAME"));
        Assert.Equal("PUBLISH", read.Method);
    }

    [Fact]
    public void The_text_is_written_as_the_standard_says()
    {
        var text = WriteCalendar.Run("Hạn việc", [Due]);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20260930\r\nDTEND;VALUE=DATE:20261001\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTAMP:20260801T023000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT360M\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nTRIGGER:-PT930M\r\n", text, StringComparison.Ordinal);
        Assert.Contains("lắp camera ở 12 điểm\\; Công an tỉnh\\, Sở", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("tỉnh\\nPhối hợp: Sở Xây dựng \\\\ UBND", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VEVENT\r\nEND:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_folded_at_octets_and_never_within_a_letter() => Letters.Sample(words =>
    {
        var text = WriteCalendar.Run(words, [Due with { Title = words, Description = words }]);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        // A letter torn apart would not be UTF-8.
        Assert.All(text.Split("\r\n"), line => Assert.InRange(new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(line), 0, 75));
        var read = Calendar.Load(text)!.Events.Single();
        Assert.Equal(words.ReplaceLineEndings("\n"), (read.Summary ?? "").ReplaceLineEndings("\n"));
    }, iter: 500);

    [Fact]
    public void Nothing_that_is_written_into_a_title_becomes_a_line_of_its_own()
    {
        var text = WriteCalendar.Run("x\r\nX-EVIL:1", [Due with { Uid = "a\nUID:b", Title = "x\r\nEND:VEVENT\u0085ATTENDEE:y\u2028z\0" }]);
        Assert.DoesNotContain("\nX-EVIL", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nUID:b", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nATTENDEE", text, StringComparison.Ordinal);
        Assert.Single(text.Split("\r\n"), "END:VEVENT");
    }
}
