namespace HaiDang.Analysis.Density;

/// <summary>Which values are worth a line on the map? Round numbers that a reader can name.</summary>
public static class Levels
{
    /// <summary>Multiples of 1, 2, 2.5 or 5 times a power of ten, between zero and the largest value.</summary>
    /// <param name="values">Densities; NaN and infinities are passed over.</param>
    /// <param name="about">How many are wanted, in [1, 1000]; at most this many are given, and at least half of it.</param>
    /// <returns>Equal steps above 0 and below the largest value, ascending; none when no value is above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="about"/> is outside [1, 1000].</exception>
    /// <remarks>O(n). Example: a largest value of 7.3 and about 5 give 2, 4, 6.</remarks>
    public static double[] Rounded(ReadOnlySpan<double> values, int about)
    {
        if (about is < 1 or > 1000)
            throw new ArgumentOutOfRangeException(nameof(about), about, "The number of levels must be between 1 and 1000.");
        double largest = 0;
        foreach (var value in values)
            if (double.IsFinite(value))
                largest = Math.Max(largest, value);
        if (largest < 1e-300)
            return [];

        var exponent = (int)Math.Floor(Math.Log10(largest / (about + 1)));
        foreach (var (mantissa, shift) in (ReadOnlySpan<(double, int)>)[(1, 0), (2, 0), (2.5, 0), (5, 0), (1, 1), (2, 1)])
        {
            var steps = Steps(mantissa, exponent + shift, largest);
            if (steps.Length <= about)
                return steps;
        }
        return [];
    }

    /// <summary>Whole multiples of mantissa × 10^exponent, each rounded to the double that its decimal form names.</summary>
    private static double[] Steps(double mantissa, int exponent, double largest)
    {
        var scale = Math.Pow(10, Math.Abs(exponent));
        var levels = new List<double>();
        for (var i = 1; ; i++)
        {
            var level = exponent < 0 ? i * mantissa / scale : i * mantissa * scale;
            if (level >= largest)
                return [.. levels];
            levels.Add(level);
        }
    }
}
