using System.Text.RegularExpressions;
using System.Xml;
using HaiDang.Directives.FromWord.Docx;
namespace HaiDang.Directives.FromWord;

/// <summary>Reads a notice of conclusions (thông báo kết luận) from a Word document that nobody can vouch for.</summary>
public static class ReadNotice
{
    /// <summary>Of the file as it is sent.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>A notice of a hundred pages has fewer.</summary>
    public const int MostParagraphs = 5_000;

    /// <param name="Notice">Null when it was refused.</param>
    /// <param name="Refusal">Null when it was read.</param>
    public sealed record Answer(Notice? Notice, Refusal? Refusal);

    /// <param name="file">Read once from where it stands; need not be seekable.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Answer> Run(Stream file, CancellationToken stop)
    {
        using var held = new MemoryStream();
        var piece = new byte[1 << 16];
        for (int read; (read = await file.ReadAsync(piece, stop)) > 0;)
        {
            if (held.Length + read > MostBytes) return new(null, Refusal.TooLarge);
            held.Write(piece, 0, read);
        }
        return Read(held, stop);
    }

    private static Answer Read(MemoryStream file, CancellationToken stop)
    {
        if (WordPackage.Refuse(file) is { } refusal) return new(null, refusal);
        try
        {
            var parts = WordPackage.Open(file, stop);
            if (parts.Refusal is { } broken) return new(null, broken);
            var lines = new BodyReader(parts, stop).Read();
            if (lines.UsesOldFont) return new(null, Refusal.OldFont);
            if (lines.Paragraphs.Count > MostParagraphs) return new(null, Refusal.TooLarge);
            return lines.Paragraphs.Count == 0 ? new(null, Refusal.Empty) : new(Compose(lines.Paragraphs), null);
        }
        // Words made to keep a search busy are no notice.
        catch (RegexMatchTimeoutException)
        {
            return new(null, Refusal.TooLarge);
        }
        // What the readers of archives and of XML say of a file that is cut off or garbled.
        catch (Exception told) when (told is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            return new(null, Refusal.NotWord);
        }
    }

    private static Notice Compose(List<Paragraph> paragraphs)
    {
        var head = NoticeHead.Read(paragraphs);
        return new(head.Number, head.Date, head.Agency, head.Title, ArrangeClauses.Run(paragraphs, head.BodyFrom, head.Date));
    }
}
