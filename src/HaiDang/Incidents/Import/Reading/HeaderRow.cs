namespace HaiDang.Incidents.Import.Reading;

/// <summary>Which of the first rows names the columns? Titles above it are passed over.</summary>
internal static class HeaderRow
{
    public const int Within = 25;

    /// <summary>No table of incidents has more; a file that does is meant to exhaust who reads it.</summary>
    public const int MostColumns = 500;

    /// <returns>Index of the first row with at least two texts that fills at least half of the columns that the rows below fill; 0 when there is none.</returns>
    public static int Find(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0) return 0;
        var wide = rows.Max(Filled);
        for (var i = 0; i < rows.Count; i++)
            if (Filled(rows[i]) >= Math.Max(Math.Min(2, wide), (wide + 1) / 2)) return i;
        return 0;
    }

    /// <summary>Names for columns: unnamed ones are numbered, a name that stands twice is told apart.</summary>
    public static string[] Names(string[] cells)
    {
        var width = cells.Length;
        while (width > 1 && cells[width - 1].Length == 0) width--;
        var names = new string[width];
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < width; i++)
        {
            var name = cells[i].Length == 0 ? $"#{i + 1}" : cells[i];
            var unique = name;
            for (var n = 2; !known.Add(unique); n++) unique = $"{name} ({n})";
            names[i] = unique;
        }
        return names;
    }

    private static int Filled(string[] cells) => cells.Count(c => c.Length > 0);
}
