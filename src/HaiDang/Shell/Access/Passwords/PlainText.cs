using System.Globalization;
using System.Text;
namespace HaiDang.Shell.Access.Passwords;

/// <summary>What is left of a text without case, accents, width and separators, and into which words did these divide it?</summary>
/// <param name="Letters">Letters, digits and whatever else stands for a word (an emoji), in one row.</param>
/// <param name="Words">The stretches of letters between separators and digits.</param>
/// <param name="Symbols">How many different rows of symbols there are; spaces are none.</param>
internal sealed record PlainText(string Letters, string[] Words, int Symbols)
{
    /// <summary>A ligature may unfold into eighteen letters; enough is known of a password long before this.</summary>
    private const int Longest = 256;

    /// <param name="text">Composed and without half a surrogate pair.</param>
    public static PlainText Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        var word = new StringBuilder();
        var row = new StringBuilder();
        var words = new List<string>();
        var rows = new HashSet<string>();
        Rune[] runes = [.. text.Normalize(NormalizationForm.FormKD).EnumerateRunes()];
        for (var at = 0; at < runes.Length && letters.Length < Longest; at++)
        {
            if (IsMark(runes[at])) continue;
            var letter = StandsForLetter(runes, at) ? new Rune(runes[at].Value is '@' ? 'a' : 's') : Read(runes[at]);
            if (IsSymbol(letter))
            {
                if (!IsBlank(letter)) row.Append(letter);
                Close(word, words);
                continue;
            }
            Close(row, rows);
            letters.Append(letter);
            if (Rune.IsDigit(letter)) Close(word, words);
            else word.Append(letter);
        }
        Close(word, words);
        Close(row, rows);
        return new(letters.ToString(), [.. words], rows.Count);
    }

    private static void Close(StringBuilder part, ICollection<string> parts)
    {
        if (part.Length > 0) parts.Add(part.ToString());
        part.Clear();
    }

    private static bool IsMark(Rune rune) =>
        !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>@ and $ are read as letters, in passwords and in lists, where they touch one: p@$$word, but not !@#$%.</summary>
    private static bool StandsForLetter(Rune[] runes, int at)
    {
        if (!IsLetterLike(runes[at])) return false;
        var (before, after) = (at, at);
        while (before >= 0 && IsLetterLike(runes[before])) before--;
        while (after < runes.Length && IsLetterLike(runes[after])) after++;
        return (before >= 0 && (Rune.IsLetter(runes[before]) || IsMark(runes[before])))
            || (after < runes.Length && Rune.IsLetter(runes[after]));
    }

    private static bool IsLetterLike(Rune rune) => rune.Value is '@' or '$';

    private static Rune Read(Rune rune) => rune.Value switch
    {
        'đ' or 'Đ' or 'ð' or 'Ð' => new('d'),
        'ı' => new('i'),
        _ => Rune.ToLowerInvariant(rune),
    };

    private static bool IsSymbol(Rune rune) => rune.IsAscii
        ? !Rune.IsLetterOrDigit(rune)
        : IsBlank(rune) || Rune.IsPunctuation(rune);

    private static bool IsBlank(Rune rune) => Rune.IsSeparator(rune) || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
}
