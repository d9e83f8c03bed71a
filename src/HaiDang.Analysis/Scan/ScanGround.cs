namespace HaiDang.Analysis.Scan;

/// <summary>Which distinct places do the locations of a scan make up?</summary>
/// <remarks>Places are numbered by x, then y: a stable sort by distance then gives SaTScan's rule for ties without further ado.</remarks>
internal sealed class ScanGround
{
    private ScanGround(int[] placeOf, int[][] locations, double[] x, double[] y) => (PlaceOf, Locations, X, Y) = (placeOf, locations, x, y);

    /// <summary>Number of places.</summary>
    public int Count => Locations.Length;

    /// <summary>Place of every location.</summary>
    public int[] PlaceOf { get; }

    /// <summary>Locations of every place, ascending.</summary>
    public int[][] Locations { get; }

    public double[] X { get; }
    public double[] Y { get; }

    /// <summary>Locations at the very same coordinates are one place; without coordinates each is its own.</summary>
    public static ScanGround Of(ScanPlaces places)
    {
        if (places.Neighbours is not null)
            return new([.. Enumerable.Range(0, places.Count)], [.. Enumerable.Range(0, places.Count).Select(l => (int[])[l])], [], []);

        var (x, y) = (places.X, places.Y);
        var order = Enumerable.Range(0, places.Count).ToArray();
        Array.Sort(order, (a, b) => x[a] != x[b] ? x[a].CompareTo(x[b]) : y[a] != y[b] ? y[a].CompareTo(y[b]) : a.CompareTo(b));
        var placeOf = new int[places.Count];
        var locations = new List<int[]>();
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && x[order[to]] == x[order[from]] && y[order[to]] == y[order[from]]) to++;
            foreach (var location in order.AsSpan(from..to)) placeOf[location] = locations.Count;
            locations.Add(order[from..to]);
            from = to;
        }
        return new(placeOf, [.. locations], [.. locations.Select(l => x[l[0]])], [.. locations.Select(l => y[l[0]])]);
    }

    /// <summary>Where windows are centred: on the places, or on points of their own.</summary>
    public (double[] X, double[] Y) CentresOf(ScanPlaces places) => places.HasOwnCentres ? (places.CentreX, places.CentreY) : (X, Y);

    /// <summary>Sums a number per location up to one per place.</summary>
    public double[] Sum(ReadOnlySpan<double> perLocation)
    {
        var sums = new double[Count];
        for (var location = 0; location < perLocation.Length; location++) sums[PlaceOf[location]] += perLocation[location];
        return sums;
    }
}
