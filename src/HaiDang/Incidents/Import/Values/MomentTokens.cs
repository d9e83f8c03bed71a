using System.Runtime.CompilerServices;
namespace HaiDang.Incidents.Import.Values;

/// <summary>A run of digits in a written time.</summary>
/// <param name="Value">What they say, up to 18 digits.</param>
/// <param name="Digits">How many they are.</param>
/// <param name="Start">Where they begin.</param>
/// <param name="After">The character right behind them; '\0' at the end.</param>
internal readonly record struct DigitRun(long Value, int Digits, int Start, char After);

[InlineArray(Most)]
internal struct DigitRuns
{
    public const int Most = 9;
    private DigitRun _first;
}

/// <summary>The parts of a written time: runs of digits, and the few words that mean something in it.</summary>
internal ref struct MomentTokens
{
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public DigitRuns Runs;
    public int Count;

    /// <summary>1 to 12 when a month is written as a word.</summary>
    public int NamedMonth;

    /// <summary>Index of the run that the named month stands before.</summary>
    public int NamedMonthBefore;
    public bool Morning;
    public bool Afternoon;
    public bool EndsInZ;

    /// <summary>Cuts a text into parts; false when something in it belongs to no time.</summary>
    public bool Cut(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (!Run(text, ref i)) return false;
            }
            else if (char.IsLetter(text[i]))
            {
                var from = i;
                while (i < text.Length && char.IsLetter(text[i])) i++;
                if (!Word(text[from..i])) return false;
            }
            else if (text[i] is ' ' or '/' or '-' or '.' or ':' or ',' or '+' or '\u00a0' or '(' or ')') i++;
            else return false;
        }
        return Count > 0;
    }

    private bool Run(ReadOnlySpan<char> text, ref int i)
    {
        if (Count == DigitRuns.Most) return false;
        var from = i;
        long value = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            if (i - from >= 18) return false;
            value = value * 10 + (text[i++] - '0');
        }
        Runs[Count++] = new(value, i - from, from, i < text.Length ? text[i] : '\0');
        return true;
    }

    private bool Word(ReadOnlySpan<char> word)
    {
        if (word.Length == 1) return Letter(word[0]);
        if (Is(word, "am") || Is(word, "sa") || Is(word, "sáng")) return Morning = true;
        if (Is(word, "pm") || Is(word, "ch") || Is(word, "chiều") || Is(word, "tối")) return Afternoon = true;
        if (Is(word, "giờ") || Is(word, "gio") || Is(word, "phút") || Is(word, "phut") || Is(word, "ngày") || Is(word, "ngay")
            || Is(word, "lúc") || Is(word, "luc") || Is(word, "tháng") || Is(word, "thang") || Is(word, "thg")
            || Is(word, "năm") || Is(word, "nam") || Is(word, "utc") || Is(word, "gmt")) return true;
        for (var month = 0; month < 12 && word.Length is >= 3 and <= 9; month++)
        {
            if (!word[..3].Equals(MonthNames[month], StringComparison.OrdinalIgnoreCase)) continue;
            (NamedMonth, NamedMonthBefore) = (month + 1, Count);
            return true;
        }
        return false;
    }

    private bool Letter(char letter)
    {
        if (letter is 'Z' or 'z') return EndsInZ = true;
        return letter is 'T' or 't' or 'h' or 'H' or 'g' or 'p' or 's' or 'm';
    }

    private static bool Is(ReadOnlySpan<char> word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);
}
