using System.Globalization;
namespace HaiDang.Shell.Notices;

/// <summary>What does a notice say, in a language?</summary>
internal static class NoticeWords
{
    /// <returns>One line; the key itself when the words are gone with a module that is no longer there.</returns>
    public static string Of(Notice notice, CultureInfo language) => In(language, () => OneLine(Say(notice)));

    /// <summary>Speaks a language for as long as it takes to say something.</summary>
    public static string In(CultureInfo language, Func<string> say)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    /// <summary>Whatever the parts bring along: no line ends, no other control characters.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private static string Say(Notice notice)
    {
        if (typeof(NoticeWords).Assembly.GetType(notice.Book) is not { Name: nameof(Texts) } book) return notice.Key;
        try
        {
            return Words.Of(book, notice.Key, NoticeParts.Read(notice.Parts));
        }
        catch (FormatException)
        {
            return notice.Key;   // words of a later version have room for more than was kept
        }
    }
}
