using System.Globalization;
using MimeKit;
using MimeKit.Text;
namespace HaiDang.Shell.Notices.Send;

/// <summary>What stands in a letter? The notice's one sentence in Vietnamese and a link; nothing else of the data.</summary>
internal static class WriteLetter
{
    private const int LongestSubject = 150;

    /// <returns>The same message however often it is asked for; null when the address is none.</returns>
    public static MimeMessage? Run(Letter letter, Notice notice, string address, MailSettings settings)
    {
        // Only an address that is nothing but an address: no name, no second one, no line end.
        if (NoticeWords.OneLine(address) != address || !MailboxAddress.TryParse(address, out var to) || to.Address != address || to.Domain.Length == 0) return null;
        var words = NoticeWords.Of(notice, Cultures.Vietnamese);
        var message = new MimeMessage
        {
            MessageId = $"{letter.Id:N}@{settings.From.Domain}",
            Date = letter.At.Local,
            Subject = words.Length <= LongestSubject ? words : string.Concat(words.AsSpan(0, LongestSubject), "…"),
            Body = new TextPart(TextFormat.Plain) { Text = $"{words}\r\n\r\n{LinkOf(notice, settings)}\r\n\r\n{Foot()}\r\n" },
        };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress(string.Empty, to.Address));
        // So that nobody's holiday answers it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>Opening it there marks the notice as read.</summary>
    private static Uri LinkOf(Notice notice, MailSettings settings) =>
        new(settings.Site, string.Create(CultureInfo.InvariantCulture, $"/notices/{notice.Id}/open"));

    private static string Foot() => NoticeWords.In(Cultures.Vietnamese, () => Words.Of<Texts>("Letter.Foot"));
}
