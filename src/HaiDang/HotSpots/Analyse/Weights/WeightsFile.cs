using System.Globalization;
using System.Text;
using HaiDang.Analysis;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Weights;

/// <summary>Lists of neighbours as other programs write and read them.</summary>
/// <remarks>
/// GAL: a line with a name and how many neighbours it has, then a line with their names. GWT: a line for each neighbour: from, to, weight. CSV: the same with a
/// head line <c>from,to,weight</c>. Names are those of a column of the areas, or their place in the file, counted from 1.
/// </remarks>
internal static class WeightsFile
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static bool Knows(string path) => OutFile.Kind(path) is "gal" or "gwt" or "csv" && Path.GetFileNameWithoutExtension(path).Length > 0;

    /// <param name="path">Ends in <c>.gal</c>, <c>.gwt</c> or <c>.csv</c>.</param>
    /// <param name="names">Names of the areas, each once.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="InvalidDataException">It names an area that there is not, says something twice, or is no such file.</exception>
    public static Neighbours Read(string path, IReadOnlyList<string> names, CancellationToken stop)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++) places.Add(names[i], i);
        var edges = new Dictionary<(int From, int To), double>();
        Action<long, string, string, double> add = (line, from, to, weight) =>
        {
            if (!(weight >= 0) || !double.IsFinite(weight)) throw Refusal.At(path, line, "Analyse.Weights.NoWeight", from, to, weight);
            if (Place(line, from) == Place(line, to)) throw Refusal.At(path, line, "Analyse.Weights.Own", from);
            if (!edges.TryAdd((Place(line, from), Place(line, to)), weight)) throw Refusal.At(path, line, "Analyse.Weights.Twice", from, to);
        };
        if (OutFile.Kind(path) == "csv") ReadCsv(path, add, stop);
        else if (OutFile.Kind(path) == "gal") ReadGal(path, add);
        else ReadGwt(path, add);
        // A weight of 0 is no neighbour.
        return Neighbours.FromEdges(names.Count, edges.Where(e => e.Value > 0).Select(e => (e.Key.From, e.Key.To, e.Value)));

        int Place(long line, string name) => places.TryGetValue(name, out var place) ? place : throw Refusal.At(path, line, "Analyse.Weights.NoArea", name);
    }

    private static void ReadCsv(string path, Action<long, string, string, double> add, CancellationToken stop)
    {
        using var table = CsvTable.Open(path, null, stop);
        var (from, to, weight) = (table.Column("from"), table.Column("to"), table.Column("weight"));
        while (table.Read()) add(table.Rows + 1, table.Text(from), table.Text(to), table.Number(weight) ?? throw table.Wrong(weight, "Analyse.NoNumber", table.Text(weight)));
    }

    private static void ReadGal(string path, Action<long, string, string, double> add)
    {
        using var lines = Lines(path).GetEnumerator();
        SkipHead(path, lines);
        while (lines.MoveNext())
        {
            var (line, words) = lines.Current;
            if (words is not [var from, var many] || !int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) throw Refusal.At(path, line, "Analyse.Weights.NoGal");
            if (count == 0) continue;
            if (!lines.MoveNext() || lines.Current.Words.Length != count) throw Refusal.At(path, line + 1, "Analyse.Weights.NotSoMany", from, count);
            foreach (var to in lines.Current.Words) add(lines.Current.Line, from, to, 1);
        }
    }

    private static void ReadGwt(string path, Action<long, string, string, double> add)
    {
        using var lines = Lines(path).GetEnumerator();
        SkipHead(path, lines);
        while (lines.MoveNext())
        {
            var (line, words) = lines.Current;
            if (words is not [var from, var to, var weight] || !double.TryParse(weight, NumberStyles.Float, CultureInfo.InvariantCulture, out var weighs))
                throw Refusal.At(path, line, "Analyse.Weights.NoGwt");
            add(line, from, to, weighs);
        }
    }

    /// <summary>The number of areas, alone or with a 0 before it and names behind.</summary>
    private static void SkipHead(string path, IEnumerator<(int Line, string[] Words)> lines)
    {
        if (!lines.MoveNext() || !int.TryParse(lines.Current.Words is ["0", var count, ..] ? count : lines.Current.Words[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw Refusal.At(path, 1, "Analyse.Weights.NoHead");
    }

    private static IEnumerable<(int Line, string[] Words)> Lines(string path) => File.ReadLines(path)
        .Select((text, i) => (Line: i + 1, Words: text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)))
        .Where(l => l.Words.Length > 0);

    /// <exception cref="InvalidDataException">A name has a blank in it, which GAL and GWT cannot hold.</exception>
    public static void Write(string path, IReadOnlyList<string> names, Neighbours neighbours)
    {
        var kind = OutFile.Kind(path);
        if (kind != "csv" && names.FirstOrDefault(n => n.AsSpan().ContainsAny(Blanks)) is { } name) throw Refusal.Of(path, "Analyse.Weights.Blank", name);
        OutFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            text.WriteLine(kind == "csv" ? "from,to,weight" : $"0 {names.Count} areas id");
            for (var area = 0; area < neighbours.Count; area++)
            {
                if (kind == "gal") text.WriteLine($"{names[area]} {neighbours[area].Length}\n{string.Join(' ', neighbours[area].ToArray().Select(to => names[to]))}");
                else WriteRow(text, kind, names, neighbours, area);
            }
        });
    }

    private static void WriteRow(StreamWriter text, string kind, IReadOnlyList<string> names, Neighbours neighbours, int area)
    {
        for (var t = 0; t < neighbours[area].Length; t++)
        {
            var (from, to, weight) = (names[area], names[neighbours[area][t]], neighbours.Weights(area)[t].ToString("R", CultureInfo.InvariantCulture));
            text.WriteLine(kind == "csv" ? $"{CsvCell.Of(from)},{CsvCell.Of(to)},{weight}" : $"{from} {to} {weight}");
        }
    }
}
