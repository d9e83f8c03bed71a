namespace HaiDang.Analysis;

/// <summary>
/// The areas that have a value, with their neighbours among themselves: the one rule for missing values.
/// </summary>
/// <remarks>
/// An area whose value is NaN is excluded from everything: from the mean, from the pool of permutations and from the
/// neighbours of others. An area without neighbours keeps its value in the mean and in the pool.
/// </remarks>
internal sealed class AreaValues
{
    private readonly int _asked;
    private readonly int[] _areas;

    private AreaValues(int asked, int[] areas, double[] values, Neighbours neighbours)
    {
        (_asked, _areas, Values, Neighbours) = (asked, areas, values, neighbours);
        AllEqual = values.Length == 0 || values.AsSpan().IndexOfAnyExcept(values[0]) < 0;
        Mean = AllEqual ? values.FirstOrDefault(double.NaN) : values.Sum() / values.Length;
        Deviations = Array.ConvertAll(values, value => value - Mean);
        foreach (var deviation in Deviations)
            SumOfSquares += deviation * deviation;
    }

    /// <summary>Number of areas with a value.</summary>
    public int Count => Values.Length;
    public double[] Values { get; }
    public Neighbours Neighbours { get; }
    public bool AllEqual { get; }
    public double Mean { get; }
    public double[] Deviations { get; }
    public double SumOfSquares { get; }

    public static AreaValues Of(ReadOnlySpan<double> values, Neighbours neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        Guard.SameLength(values.Length, nameof(values), neighbours.Count, nameof(neighbours));
        if (values.Length < 2)
            throw new ArgumentException($"There are {values.Length} values; at least 2 are needed.", nameof(values));

        var missing = new bool[values.Length];
        var areas = new List<int>(values.Length);
        for (var area = 0; area < values.Length; area++)
        {
            if (double.IsInfinity(values[area]))
                throw new ArgumentException($"values[{area}] is {values[area]}, not finite or NaN.", nameof(values));
            missing[area] = double.IsNaN(values[area]);
            if (!missing[area])
                areas.Add(area);
        }
        var present = new double[areas.Count];
        for (var i = 0; i < present.Length; i++)
            present[i] = values[areas[i]];
        var among = areas.Count < values.Length ? neighbours.Without(missing) : neighbours;
        return new(values.Length, [.. areas], present, among);
    }

    /// <summary>
    /// Weighted sum of the neighbours' deviations, with the sums of the weights and of their squares.
    /// </summary>
    public (double Sum, double Weights, double SquaredWeights) Around(int area)
    {
        var neighbours = Neighbours[area];
        var weights = Neighbours.Weights(area);
        var (sum, total, squares) = (0d, 0d, 0d);
        for (var t = 0; t < neighbours.Length; t++)
        {
            sum += weights[t] * Deviations[neighbours[t]];
            total += weights[t];
            squares += weights[t] * weights[t];
        }
        return (sum, total, squares);
    }

    /// <summary>
    /// One number per area that was asked about; what is said of the areas with a value, else the given one.
    /// </summary>
    public T[] Spread<T>(Func<int, T> of, T missing)
    {
        var all = new T[_asked];
        Array.Fill(all, missing);
        for (var i = 0; i < _areas.Length; i++)
            all[_areas[i]] = of(i);
        return all;
    }
}
