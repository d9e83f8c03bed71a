using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
using Orientation = HaiDang.Analysis.Geometry.Orientation;

namespace HaiDang.Analysis.Density;

/// <summary>How much of a kernel lies inside the window? Exactly, by the edges within its reach.</summary>
/// <remarks>
/// The mass is 1 inside and 0 outside, less, for every edge, the signed volume beyond it within the wedge that it spans.
/// The side of an edge is decided robustly, so that places a hair from the edge cannot fall on the wrong side of the sum.
/// Immutable and safe to share between threads.
/// </remarks>
internal sealed class WindowMass
{
    private const int MostBuckets = 1 << 18;

    private readonly KernelShape _kernel;
    private readonly AreaIndex _inside;
    private readonly BorderSegment[] _edges;
    private readonly double _west, _south, _side;
    private readonly int _columns, _rows;
    private readonly int[] _start, _edgeOf;

    public WindowMass(WindowEdges window, KernelShape kernel)
    {
        _kernel = kernel;
        _inside = window.Inside;
        _edges = window.Edges;
        var box = new Envelope(window.Bounds);
        box.ExpandBy(kernel.Reach);
        _side = Math.Max(kernel.Reach, Math.Sqrt(box.Width * box.Height / MostBuckets));
        (_west, _south) = (box.MinX, box.MinY);
        (_columns, _rows) = ((int)(box.Width / _side) + 1, (int)(box.Height / _side) + 1);
        (_start, _edgeOf) = Bucketed();
    }

    public double At(double x, double y)
    {
        var (column, row) = (Column(x), Row(y));
        if (column < 0 || column >= _columns || row < 0 || row >= _rows)
            return 0;
        double mass = _inside.Find(x, y) < 0 ? 0 : 1;
        var bucket = row * _columns + column;
        for (var i = _start[bucket]; i < _start[bucket + 1]; i++)
        {
            ref readonly var edge = ref _edges[_edgeOf[i]];
            var side = Orientation.Of(edge.Ax, edge.Ay, edge.Bx, edge.By, x, y);
            if (side == 0 && edge.BoxHolds(x, y))
                return OnTheEdge(x, y);
            mass -= side * Beyond(in edge, x, y);
        }
        return mass;
    }

    /// <summary>On an edge or corner the wedges of all other edges fill what lies inside.</summary>
    private double OnTheEdge(double x, double y)
    {
        double mass = 0;
        foreach (ref readonly var edge in _edges.AsSpan())
        {
            var side = Orientation.Of(edge.Ax, edge.Ay, edge.Bx, edge.By, x, y);
            if (side == 0)
                continue;
            double ax = edge.Ax - x, ay = edge.Ay - y, bx = edge.Bx - x, by = edge.By - y;
            mass += Math.Atan2(ax * by - ay * bx, ax * bx + ay * by) / Math.Tau - side * Beyond(in edge, x, y);
        }
        return mass;
    }

    private double Beyond(in BorderSegment edge, double x, double y)
    {
        double ax = edge.Ax - x, ay = edge.Ay - y, dx = edge.Bx - edge.Ax, dy = edge.By - edge.Ay;
        var length = double.Hypot(dx, dy);
        var distance = Math.Abs(ax * dy - ay * dx) / length;
        var from = (ax * dx + ay * dy) / length;
        return distance >= _kernel.Reach ? 0 : _kernel.Beyond(distance, from, from + length);
    }

    private int Column(double x) => (int)Math.Floor((x - _west) / _side);

    private int Row(double y) => (int)Math.Floor((y - _south) / _side);

    /// <summary>Every bucket lists the edges whose box, widened by the reach, meets it.</summary>
    private (int[] Start, int[] EdgeOf) Bucketed()
    {
        var start = new int[_columns * _rows + 1];
        for (var pass = 0; ; pass++)
        {
            var edgeOf = new int[pass == 0 ? 0 : start[^1]];
            for (var i = 0; i < _edges.Length; i++)
            {
                ref readonly var edge = ref _edges[i];
                var (west, east) = (Math.Min(edge.Ax, edge.Bx) - _kernel.Reach, Math.Max(edge.Ax, edge.Bx) + _kernel.Reach);
                var (firstColumn, lastColumn) = Clamped(Column(west), Column(east), _columns);
                var (firstRow, lastRow) = Clamped(Row(edge.MinY - _kernel.Reach), Row(edge.MaxY + _kernel.Reach), _rows);
                for (var row = firstRow; row <= lastRow; row++)
                {
                    for (var column = firstColumn; column <= lastColumn; column++)
                    {
                        if (pass == 0)
                            start[row * _columns + column + 1]++;
                        else
                            edgeOf[start[row * _columns + column]++] = i;
                    }
                }
            }
            if (pass == 1)
            {
                Array.Copy(start, 0, start, 1, start.Length - 1);      // the second pass moved every start to the next one
                start[0] = 0;
                return (start, edgeOf);
            }
            for (var i = 1; i < start.Length; i++)
                start[i] += start[i - 1];
        }
    }

    private static (int First, int Last) Clamped(int first, int last, int count) => (Math.Max(first, 0), Math.Min(last, count - 1));
}
