using System.Globalization;
using System.Text;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>One setting of a parameter file, and where it stands.</summary>
internal readonly record struct PrmEntry(string Section, string Key, string Value, int Line);

/// <summary>The settings of a SaTScan parameter file. A setting that we know of but do not do is refused by name, and so is one that we do not know.</summary>
internal sealed class PrmFile
{
    private readonly Dictionary<string, PrmEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private PrmFile(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="InvalidDataException">It is no parameter file, or asks for something that is not done here.</exception>
    public static PrmFile Read(string path)
    {
        if (!File.Exists(path)) throw Refusal.Of(path, "Analyse.Scan.NoFile");
        var file = new PrmFile(path);
        var (section, number) = ("", 0);
        foreach (var raw in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is ';' or '#') continue;
            if (line[0] == '[' && line[^1] == ']') section = line[1..^1];
            else file.Take(section, line, number);
        }
        return file._entries.Count > 0 ? file : throw Refusal.Of(path, "Analyse.Scan.NoPrm");
    }

    private void Take(string section, string line, int number)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || section.Length == 0) throw Refusal.At(Path, number, "Analyse.Scan.NoPrmLine");
        var entry = new PrmEntry(section, line[..equals].Trim(), line[(equals + 1)..].Trim(), number);
        if (!PrmKeys.IsKnown(entry.Key)) throw Refusal.At(Path, number, "Analyse.Scan.UnknownKey", entry.Section, entry.Key);
        if (entry.Value.Length > 0 && PrmKeys.NotDone(entry) is { } done) throw Refusal.At(Path, number, "Analyse.Scan.NotDone", entry.Section, entry.Key, entry.Value, done);
        _entries[entry.Key] = entry;
    }

    /// <summary>A setting's value; null when it is missing or empty.</summary>
    public string? Text(string key) => _entries.TryGetValue(key, out var entry) && entry.Value.Length > 0 ? entry.Value : null;

    /// <summary>A file beside the parameter file; null when none is named.</summary>
    public string? FileOf(string key) => Text(key) is { } name ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, name.Replace('\\', '/')) : null;

    public bool Yes(string key) => Text(key) is { } value && value[0] is 'y' or 'Y' or '1' or 't' or 'T';

    public int Whole(string key, int usual, int least, int most) => Text(key) is not { } text ? usual
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(key, Between(least, most));

    public double Number(string key, double usual, double least, double most) => Text(key) is not { } text ? usual
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(key, Between(least, most));

    public SatScanDay Day(string key) => Text(key) is not { } text ? throw Refusal.Of(Path, "Analyse.Scan.KeyMissing", key)
        : SatScanDay.Parse(text) ?? throw Wrong(key, "2026/3/7");

    /// <summary>A list of numbers parted by commas.</summary>
    public double[] Numbers(string key)
    {
        if (Text(key) is not { } text) return [];
        var words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var numbers = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
            if (!double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])) throw Wrong(key, "1.5,2,3");
        return numbers;
    }

    public InvalidDataException Wrong(string key, string expected)
    {
        var entry = _entries[key];
        return Refusal.At(Path, entry.Line, "Analyse.Scan.WrongValue", entry.Section, entry.Key, entry.Value, expected);
    }

    private static string Between(double least, double most) => string.Create(CultureInfo.InvariantCulture, $"{least}…{most}");
}
