namespace HaiDang.Analysis;

/// <summary>Refuses broken input with a message that holds the numbers on both sides.</summary>
internal static class Guard
{
    /// <summary>Throws unless both lengths are equal.</summary>
    public static void SameLength(int left, string leftName, int right, string rightName)
    {
        if (left != right)
            throw new ArgumentException($"{leftName} ({left}) and {rightName} ({right}) must have the same length.");
    }

    /// <summary>Throws unless every value is a finite number.</summary>
    public static void Finite(ReadOnlySpan<double> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"{name}[{i}] is {values[i]}; every value must be finite.", name);
    }

    /// <summary>Throws unless counts are ≥ 0 and finite or missing (NaN), and exposures are none, or one a count and positive and finite.</summary>
    public static void Counts(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures = default)
    {
        if (!exposures.IsEmpty)
            SameLength(counts.Length, nameof(counts), exposures.Length, nameof(exposures));
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] < 0 || double.IsInfinity(counts[i]))
                throw new ArgumentException($"counts[{i}] is {counts[i]}; a count is at least 0 and finite, or NaN when missing.", nameof(counts));
        for (var i = 0; i < exposures.Length; i++)
            if (!(exposures[i] > 0) || double.IsInfinity(exposures[i]))
                throw new ArgumentException($"exposures[{i}] is {exposures[i]}; an exposure is positive and finite.", nameof(exposures));
    }
}
