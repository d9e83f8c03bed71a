using System.Buffers;
using System.Globalization;
using System.Text;
namespace HaiDang.Shell;

/// <summary>Is it the same but for tone marks and capitals?</summary>
public static class WithoutMarks
{
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’‘`ʼ");

    /// <summary>"Phường Hoà Bình" → "phuong hoa binh": small letters and digits, no marks, single spaces; an apostrophe divides no word.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark || Apostrophes.Contains(letter)) continue;
            if (char.IsLetterOrDigit(letter)) plain.Append(letter is 'đ' or 'ð' ? 'd' : letter);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    /// <summary>Whether every word that is sought begins a word of the text.</summary>
    public static bool Finds(string sought, string text)
    {
        var words = " " + Of(text);
        return Array.TrueForAll(Of(sought).Split(' ', StringSplitOptions.RemoveEmptyEntries), w => words.Contains(" " + w, StringComparison.Ordinal));
    }
}
