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
}
