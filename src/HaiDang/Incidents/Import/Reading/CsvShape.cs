using Sylvan.Data.Csv;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>How are the fields of a text file kept apart, and on which record do the column names stand?</summary>
internal sealed record CsvShape(char Delimiter, char Quote)
{
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>Told from the first lines: the delimiter that cuts most lines into the same number of fields, more than one.</summary>
    public static CsvShape Of(string head, char? delimiter)
    {
        var quote = QuoteOf(head);
        var lines = Lines(head, quote);
        if (lines.Count > 0 && lines[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && lines[0].Length >= 5)
            return new(delimiter ?? lines[0][4], quote);
        if (delimiter is { } said) return new(said, quote);

        var best = Candidates
            .Select(c => (Delimiter: c, Score: Score(lines, c, quote)))
            .MaxBy(c => c.Score);
        return new(best.Score > 0 ? best.Delimiter : ',', quote);
    }

    /// <summary>How many fields the widest of the first lines has.</summary>
    public int Width(string head) => Lines(head, Quote).Select(l => Fields(l, Delimiter, Quote)).DefaultIfEmpty().Max();

    public CsvDataReaderOptions Options(int bufferSize = 1 << 16) => new()
    {
        HasHeaders = false, Delimiter = Delimiter, Quote = Quote, Escape = Quote, Comment = '\0', CsvStyle = CsvStyle.Standard,
        BufferSize = bufferSize, MaxBufferSize = 1 << 22, ResultSetMode = ResultSetMode.SingleResult, OwnsReader = false,
    };

    private static double Score(List<string> lines, char delimiter, char quote)
    {
        var widths = lines.Select(l => Fields(l, delimiter, quote)).GroupBy(n => n).MaxBy(g => g.Count());
        return widths is null || widths.Key < 2 ? 0 : (double)widths.Count() / lines.Count + widths.Key * 0.001;
    }

    private static int Fields(string line, char delimiter, char quote)
    {
        var (fields, quoted) = (1, false);
        foreach (var letter in line)
        {
            if (letter == quote) quoted = !quoted;
            else if (letter == delimiter && !quoted) fields++;
        }
        return fields;
    }

    /// <summary>The first records, at most 100; the last is left out when the head may have cut it.</summary>
    private static List<string> Lines(string head, char quote)
    {
        var lines = new List<string>();
        var (from, quoted) = (0, false);
        for (var i = 0; i < head.Length && lines.Count < 100; i++)
        {
            if (head[i] == quote) quoted = !quoted;
            if (head[i] is not '\n' || quoted) continue;
            if (i > from + 1) lines.Add(head[from..i].TrimEnd('\r'));
            from = i + 1;
        }
        if (lines.Count == 0 && head.Length > 0) lines.Add(head);
        return lines;
    }

    private static char QuoteOf(string head)
    {
        int single = 0, twofold = 0;
        for (var i = 1; i < head.Length; i++)
        {
            if (head[i - 1] is not (',' or ';' or '\t' or '|' or '\n')) continue;
            if (head[i] is '\'') single++;
            else if (head[i] is '"') twofold++;
        }
        return single > twofold && single > 3 ? '\'' : '"';
    }
}
