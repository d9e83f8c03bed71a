using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Density;

/// <summary>The density by spreading points and window onto the grid and smoothing both at once.</summary>
/// <remarks>
/// Cells too coarse for the bandwidth are cut into an odd number each way: the middle of a cell then is the middle of a part.
/// </remarks>
internal static class FastDensity
{
    private const int StepsOfOne = 3;

    /// <summary>Into how many parts each way a cell is cut; as many as are allowed when the bandwidth asks for more.</summary>
    public static int Parts(Grid grid, KernelShape kernel)
    {
        var parts = 1;
        while (kernel.Bandwidth * parts < kernel.LeastCells * grid.CellMetres
            && (long)grid.Count * (parts + 2) * (parts + 2) <= Grid.MostCells)
            parts += 2;
        return parts;
    }

    public static double[] Estimate(
        UsedPoints points, Grid grid, KernelShape kernel, WindowEdges? window, EdgeCorrection edge,
        IProgress<double>? progress, CancellationToken stop)
    {
        var parts = Parts(grid, kernel);
        var fine = Smooth(points, grid.Cut(parts), kernel, window, edge, progress, stop);
        if (parts == 1)
            return fine;
        var values = new double[grid.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (row, column) = (i / grid.Columns * parts + parts / 2, i % grid.Columns * parts + parts / 2);
            values[i] = fine[row * grid.Columns * parts + column];
        }
        return values;
    }

    private static double[] Smooth(
        UsedPoints points, Grid grid, KernelShape kernel, WindowEdges? window, EdgeCorrection edge,
        IProgress<double>? progress, CancellationToken stop)
    {
        var steps = new Steps(progress, edge == EdgeCorrection.Diggle ? 2 * StepsOfOne : StepsOfOne);
        var values = new double[grid.Count];
        var box = Box(points);
        if (edge == EdgeCorrection.Diggle)
            points = points.Weighted(ByOwnMass(points, grid, kernel, window!, steps, stop));
        if (edge == EdgeCorrection.Uniform)
            box.ExpandToInclude(window!.Bounds);

        var smooth = new Convolution(grid, kernel, Beyond(grid, box, kernel));
        GridWeights.Spread(points.X, points.Y, points.Weights, smooth);
        if (edge == EdgeCorrection.Uniform)
            GridWeights.Cover(window!, smooth.Wide, smooth.Stride, smooth.Second);
        smooth.Run(steps, stop);
        smooth.CopyTo(smooth.First, values);
        if (!points.Weights.AsSpan().ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon))
            foreach (ref var value in values.AsSpan())
                value = Math.Max(0, value);
        if (edge == EdgeCorrection.Uniform)
            Correct(values, smooth, grid);
        return values;
    }

    private static void Correct(double[] values, Convolution smooth, Grid grid)
    {
        var masses = new double[grid.Count];
        smooth.CopyTo(smooth.Second, masses);
        var scale = grid.CellArea / smooth.Volume;
        for (var i = 0; i < values.Length; i++)
            values[i] = KernelDensity.Corrected(values[i], Math.Min(1, masses[i] * scale));
    }

    private static double[] ByOwnMass(
        UsedPoints points, Grid grid, KernelShape kernel, WindowEdges window, Steps steps, CancellationToken stop)
    {
        var beyond = Beyond(grid, Box(points), kernel);
        var around = grid.Widened(beyond.West, beyond.East, beyond.South, beyond.North);
        var smooth = new Convolution(around, kernel, Beyond(around, window.Bounds, kernel));
        GridWeights.Cover(window, smooth.Wide, smooth.Stride, smooth.Second);
        smooth.Run(steps, stop);
        var masses = new double[around.Count];
        smooth.CopyTo(smooth.Second, masses);
        var scale = grid.CellArea / smooth.Volume;
        var weights = new double[points.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            // Points outside this grid are out of reach of every cell: their weight plays no part.
            var (x, y) = (points.X[i], points.Y[i]);
            var mass = around.Holds(x, y) ? GridWeights.Between(masses, around, x, y) * scale : 1;
            weights[i] = points.Weights[i] / Math.Clamp(mass, 1e-6, 1);
        }
        return weights;
    }

    private static Envelope Box(UsedPoints points)
    {
        var box = new Envelope();
        for (var i = 0; i < points.Count; i++)
            box.ExpandToInclude(points.X[i], points.Y[i]);
        return box;
    }

    /// <summary>How many cells beyond the grid still matter on every side: up to the box, but no farther than the reach.</summary>
    private static (int West, int East, int South, int North) Beyond(Grid grid, Envelope box, KernelShape kernel)
    {
        var bounds = grid.Bounds;
        return box.IsNull
            ? (GridWeights.Margin, GridWeights.Margin, GridWeights.Margin, GridWeights.Margin)
            : (Cells(bounds.MinX - box.MinX), Cells(box.MaxX - bounds.MaxX),
                Cells(bounds.MinY - box.MinY), Cells(box.MaxY - bounds.MaxY));

        int Cells(double metres) =>
            (int)Math.Ceiling(Math.Clamp(metres, 0, kernel.ReachWhenFast) / grid.CellMetres) + GridWeights.Margin;
    }
}
