using HaiDang.Analysis.Geometry;

namespace HaiDang.Analysis.Density;

/// <summary>The points inside the window, with their weights, in their given order.</summary>
internal sealed class UsedPoints
{
    private UsedPoints(double[] x, double[] y, double[] weights, int given) => (X, Y, Weights, Given) = (x, y, weights, given);

    public double[] X { get; }

    public double[] Y { get; }

    public double[] Weights { get; private init; }

    public int Given { get; }

    public int Count => X.Length;

    public static UsedPoints Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, WindowEdges? window)
    {
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        if (!weights.IsEmpty)
        {
            Guard.SameLength(x.Length, nameof(x), weights.Length, nameof(weights));
            Guard.Finite(weights, nameof(weights));
        }

        double[] xs = new double[x.Length], ys = new double[x.Length], ws = new double[x.Length];
        var used = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (window is not null && window.Inside.Find(x[i], y[i]) < 0)
                continue;
            (xs[used], ys[used], ws[used]) = (x[i], y[i], weights.IsEmpty ? 1 : weights[i]);
            used++;
        }
        return used == x.Length
            ? new UsedPoints(xs, ys, ws, x.Length)
            : new UsedPoints(xs[..used], ys[..used], ws[..used], x.Length);
    }

    public UsedPoints Weighted(double[] weights) => new(X, Y, weights, Given);

    public int Outside(Grid grid)
    {
        var outside = 0;
        for (var i = 0; i < X.Length; i++)
            outside += grid.Holds(X[i], Y[i]) ? 0 : 1;
        return outside;
    }
}
