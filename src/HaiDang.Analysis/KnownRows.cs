namespace HaiDang.Analysis;

/// <summary>Which rows of a series have a count?</summary>
internal static class KnownRows
{
    /// <summary>Indices of all that are not missing (NaN), in order.</summary>
    public static int[] Of(ReadOnlySpan<double> counts)
    {
        var rows = new List<int>(counts.Length);
        for (var row = 0; row < counts.Length; row++)
            if (!double.IsNaN(counts[row]))
                rows.Add(row);
        return [.. rows];
    }
}
