using System.Globalization;
using System.Text;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>The lines of a SaTScan file: words parted by blanks, tabs or commas, quoted where they hold one.</summary>
internal sealed class SatScanLines : IDisposable
{
    private readonly StreamReader _text;
    private readonly List<(int From, int To)> _words = [];
    private string _line = "";

    private SatScanLines(string path, StreamReader text) => (Path, _text) = (path, text);

    public string Path { get; }

    /// <summary>Number of the line just read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Words of the line just read.</summary>
    public int Count => _words.Count;

    public ReadOnlySpan<char> this[int word] => _line.AsSpan(_words[word].From.._words[word].To);

    /// <exception cref="InvalidDataException">There is no such file.</exception>
    public static SatScanLines Open(string path) => File.Exists(path)
        ? new(path, new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16))
        : throw Refusal.Of(path, "Analyse.Scan.NoFile");

    /// <summary>Goes to the next line that is not blank.</summary>
    public bool Read()
    {
        while (_text.ReadLine() is { } line)
        {
            Line++;
            _line = line;
            Split();
            if (_words.Count > 0) return true;
        }
        return false;
    }

    /// <summary>A count of cases or controls, at least 0.</summary>
    public int Whole(int word, string column) =>
        int.TryParse(this[word], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Wrong(column, "Analyse.NoCount", this[word].ToString());

    public double Number(int word, string column) =>
        double.TryParse(this[word], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw Wrong(column, "Analyse.NoNumber", this[word].ToString());

    public SatScanDay Day(int word, string column) => SatScanDay.Parse(this[word]) ?? throw Wrong(column, "Analyse.Scan.NoDay", this[word].ToString());

    /// <summary>Refuses a line with fewer words than needed.</summary>
    public void AtLeast(int words, string columns)
    {
        if (Count < words) throw Refusal.At(Path, Line, "Analyse.Scan.TooShort", columns, Count);
    }

    /// <summary>The words from one on, as one covariate stratum.</summary>
    public string Rest(int word)
    {
        if (word >= Count) return "";
        if (word + 1 == Count) return this[word].ToString();
        return string.Join('\t', Enumerable.Range(word, Count - word).Select(i => this[i].ToString()));
    }

    public InvalidDataException Wrong(string column, string expected, params ReadOnlySpan<object?> parts) => Refusal.AtColumn(Path, Line, column, expected, parts);

    private void Split()
    {
        _words.Clear();
        var at = 0;
        while (true)
        {
            while (at < _line.Length && IsGap(_line[at])) at++;
            if (at >= _line.Length) return;
            var quote = _line[at] is '"' or '\'' && _line.IndexOf(_line[at], at + 1) > 0 ? _line[at] : '\0';
            var from = quote == '\0' ? at : at + 1;
            var to = quote == '\0' ? from : _line.IndexOf(quote, from);
            if (quote == '\0')
                while (to < _line.Length && !IsGap(_line[to])) to++;
            _words.Add((from, to));
            at = quote == '\0' ? to : to + 1;
        }
    }

    private static bool IsGap(char letter) => letter is ' ' or '\t' or ',';

    public void Dispose() => _text.Dispose();
}
