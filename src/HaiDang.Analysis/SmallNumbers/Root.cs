namespace HaiDang.Analysis.SmallNumbers;

/// <summary>At which positive number does a condition stop to hold?</summary>
internal static class Root
{
    /// <summary>Halves the bracket until two neighbouring doubles are left; the condition holds below and fails above.</summary>
    public static double Of(Func<double, bool> holdsBelow, double start)
    {
        double low = start, high = start;
        while (!holdsBelow(low))
            low /= 4;
        while (holdsBelow(high))
            high *= 4;
        while (true)
        {
            var middle = high > 2 * low ? Math.Sqrt(low) * Math.Sqrt(high) : low + (high - low) / 2;
            if (middle <= low || middle >= high)
                return low;
            if (holdsBelow(middle))
                low = middle;
            else
                high = middle;
        }
    }
}
