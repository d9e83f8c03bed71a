namespace HaiDang.Analysis.Local;

/// <summary>How much of something is there for each unit of what it is measured against?</summary>
public static class Rates
{
    /// <summary>Divides each value by its base; what cannot be divided is missing, not 0.</summary>
    /// <param name="values">Value per area, such as incidents; any length n; NaN is missing.</param>
    /// <param name="bases">Base per area, such as residents; length n, 0 or more; 0 and NaN are missing.</param>
    /// <param name="rates">
    /// Receives n rates, value unit per base unit; NaN where the value or the base is missing.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The three lengths differ, a base is negative, or a value or base is infinite.
    /// </exception>
    /// <remarks>Rates over small bases vary most and so look extreme most often: smooth them first. O(n).</remarks>
    public static void PerBase(ReadOnlySpan<double> values, ReadOnlySpan<double> bases, Span<double> rates)
    {
        Guard.SameLength(values.Length, nameof(values), bases.Length, nameof(bases));
        Guard.SameLength(values.Length, nameof(values), rates.Length, nameof(rates));
        for (var area = 0; area < values.Length; area++)
        {
            if (bases[area] < 0 || double.IsInfinity(bases[area]))
                throw new ArgumentException($"bases[{area}] is {bases[area]}, not 0 or more or NaN.", nameof(bases));
            if (double.IsInfinity(values[area]))
                throw new ArgumentException($"values[{area}] is {values[area]}, not finite or NaN.", nameof(values));
            rates[area] = bases[area] > 0 ? values[area] / bases[area] : double.NaN;
        }
    }
}
