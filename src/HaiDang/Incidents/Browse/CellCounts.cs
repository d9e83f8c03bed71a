using System.Runtime.InteropServices;
namespace HaiDang.Incidents.Browse;

/// <summary>How many points lie in each cell of a grid that is as fine as a browser can draw?</summary>
internal sealed class CellCounts
{
    /// <summary>More cells than these are merged four into one.</summary>
    private const int Most = 4_000;

    /// <summary>Degrees; some 55 m north to south.</summary>
    private const double Finest = 1.0 / 2048;

    private Dictionary<(int X, int Y), (double Lon, double Lat, long N)> _cells = [];
    private double _size = Finest;

    public long Total { get; private set; }

    /// <summary>How many the fullest cell has.</summary>
    public long Largest => _cells.Values.Max(c => c.N);

    public void Add(double lon, double lat)
    {
        Total++;
        Put(_cells, Cell(lon, lat), lon, lat, 1);
        if (_cells.Count > Most) Coarsen();
    }

    /// <summary>Each cell with points: the mean of its points and how many they are.</summary>
    public IEnumerable<(double Lon, double Lat, long N)> All() => _cells.Values.Select(c => (c.Lon / c.N, c.Lat / c.N, c.N));

    private (int X, int Y) Cell(double lon, double lat) => ((int)Math.Floor(lon / _size), (int)Math.Floor(lat / _size));

    /// <summary>Twice the size in both directions: the grids lie in each other, so that sums stay exact.</summary>
    private void Coarsen()
    {
        _size *= 2;
        var merged = new Dictionary<(int X, int Y), (double Lon, double Lat, long N)>(_cells.Count);
        foreach (var ((x, y), (lon, lat, n)) in _cells) Put(merged, (x >> 1, y >> 1), lon, lat, n);
        _cells = merged;
    }

    private static void Put(Dictionary<(int, int), (double, double, long)> cells, (int, int) cell, double lon, double lat, long n)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, cell, out _);
        sum = (sum.Item1 + lon, sum.Item2 + lat, sum.Item3 + n);
    }
}
