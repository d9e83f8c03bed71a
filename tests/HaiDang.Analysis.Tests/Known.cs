using System.Globalization;

namespace HaiDang.Analysis.Tests;

/// <summary>Reads a table of known answers from Cases.</summary>
internal static class Known
{
    public static IReadOnlyList<Row> Rows(params string[] path)
    {
        var lines = File.ReadAllLines(Path.Combine([AppContext.BaseDirectory, "Cases", .. path]));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => new Row(names.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)))];
    }

    public sealed class Row(Dictionary<string, string> cells)
    {
        public double this[string name] => cells[name] switch
        {
            "inf" => double.PositiveInfinity,
            "nan" => double.NaN,
            var text => double.Parse(text, CultureInfo.InvariantCulture),
        };

        public string Text(string name) => cells[name];
    }
}
