namespace HaiDang.Incidents.Import.Checks;

/// <summary>About how many rows share a point? In one fixed amount of memory, however many rows there are.</summary>
/// <remarks>A count-min sketch with conservative update: never too low, and too high by less than one row on average for a million points.
/// Source: Cormode &amp; Muthukrishnan (2005), J. Algorithms 55; Estan &amp; Varghese (2002), SIGCOMM (conservative update).</remarks>
internal sealed class PointCounts
{
    private const int Bits = 19;
    private const int Depth = 3;
    private readonly int[] _counts = new int[Depth << Bits];

    public void Add(double lon, double lat)
    {
        var hash = Hash(lon, lat);
        var least = Least(hash);
        for (var row = 0; row < Depth; row++)
        {
            ref var count = ref _counts[At(hash, row)];
            if (count == least) count++;
        }
    }

    /// <summary>Rows at this very point; at least as many as there are.</summary>
    public int Of(double lon, double lat) => Least(Hash(lon, lat));

    /// <summary>From how many rows on is a point a pile? 64, and in a large file one row in 2,000.</summary>
    public static int PileFrom(long rows) => (int)Math.Max(64, Math.Min(int.MaxValue, rows / 2_000));

    private int Least(ulong hash)
    {
        var least = int.MaxValue;
        for (var row = 0; row < Depth; row++) least = Math.Min(least, _counts[At(hash, row)]);
        return least;
    }

    private static int At(ulong hash, int row) => (row << Bits) + (int)((hash >> (row * Bits)) & ((1 << Bits) - 1));

    private static ulong Hash(double lon, double lat)
    {
        var hash = BitConverter.DoubleToUInt64Bits(lon) * 0x9e3779b97f4a7c15UL;
        hash = (hash ^ (hash >> 32) ^ BitConverter.DoubleToUInt64Bits(lat)) * 0xd6e8feb86659fd93UL;
        hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93UL;
        return hash ^ (hash >> 29);
    }
}
