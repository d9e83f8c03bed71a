namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Which incidents lie near each other, and about how many such pairs are there?</summary>
internal static class NearPairs
{
    /// <summary>More pairs than these take too long.</summary>
    public const double Most = 100e6;

    /// <summary>Every pair up to the reach apart, once, with the metres between.</summary>
    public static IEnumerable<(int One, int Other, double Apart)> Of(double[] x, double[] y, double reach)
    {
        var cells = Enumerable.Range(0, x.Length).GroupBy(i => Square(x[i], y[i], reach)).ToDictionary(g => g.Key, g => g.ToArray());
        for (var i = 0; i < x.Length; i++)
        {
            var (column, row) = Square(x[i], y[i], reach);
            for (var near = 0; near < 9; near++)
                foreach (var j in cells.GetValueOrDefault((column + near % 3 - 1, row + near / 3 - 1)) ?? [])
                    if (i < j && Math.Sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j])) is var apart && apart <= reach) yield return (i, j, apart);
        }
    }

    /// <summary>About how many pairs lie within reach: the points of a square and of those around it, by the share of these that a circle takes.</summary>
    public static double About(RunData data, double reach)
    {
        var cells = new Dictionary<(long, long), int>();
        foreach (var e in data.Events)
        {
            if (!e.HasPoint || e.Step < 0) continue;
            var (x, y) = data.Ground.Plane.ToMetres(e.Lon, e.Lat);
            var cell = Square(x, y, reach);
            cells[cell] = cells.GetValueOrDefault(cell) + 1;
        }
        return cells.Sum(c => c.Value * (double)Enumerable.Range(0, 9).Sum(n => cells.GetValueOrDefault((c.Key.Item1 + n % 3 - 1, c.Key.Item2 + n / 3 - 1)))) / 2 * Math.PI / 9;
    }

    private static (long, long) Square(double x, double y, double reach) => ((long)Math.Floor(x / reach), (long)Math.Floor(y / reach));
}
