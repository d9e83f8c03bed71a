namespace HaiDang.Analysis.Tests;

/// <summary>Every order of a few values: what permutations only sample.</summary>
internal static class Orders
{
    public static IEnumerable<double[]> Of(double[] values) => values.Length < 2
        ? [values]
        : values.SelectMany((first, at) => Of([.. values[..at], .. values[(at + 1)..]]).Select(rest => (double[])[first, .. rest]));

    /// <summary>The same with one value kept in its place.</summary>
    public static IEnumerable<double[]> Around(int kept, double[] values) =>
        Of([.. values[..kept], .. values[(kept + 1)..]]).Select(rest => (double[])[.. rest[..kept], values[kept], .. rest[kept..]]);
}
