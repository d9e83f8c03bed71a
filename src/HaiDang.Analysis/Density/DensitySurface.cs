using HaiDang.Analysis.Geometry;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Density;

/// <summary>How many points per square metre are there at every cell, and what became of each point?</summary>
public sealed record DensitySurface
{
    /// <summary>Where the values lie.</summary>
    public required Grid Grid { get; init; }

    /// <summary>
    /// Points (or weight) per square metre at each cell's centre, row by row from the south-west; NaN where the uniform
    /// correction would divide by a mass below one in a million, which can only be outside the window.
    /// </summary>
    public required double[] Values { get; init; }

    /// <summary>Points given.</summary>
    public required int Points { get; init; }

    /// <summary>Points left out because they lie outside the window.</summary>
    public required int OutsideWindow { get; init; }

    /// <summary>Points used that lie outside the grid; they still count in the cells within their reach.</summary>
    public required int OutsideGrid { get; init; }

    /// <summary>The way taken: exact or fast, never automatic.</summary>
    public required DensityPath Path { get; init; }

    /// <summary>The same surface without a value (NaN) where a cell's centre lies outside a window: what a map may show.</summary>
    /// <param name="window">Valid polygon or multipolygon, metres; its edge is inside.</param>
    /// <exception cref="ArgumentNullException"><paramref name="window"/> is null.</exception>
    /// <exception cref="ArgumentException">The window is no polygon.</exception>
    /// <remarks>
    /// The uniform correction magnifies the last traces of a kernel outside the window: pick levels and draw contours after this.
    /// O(cells + edges).
    /// </remarks>
    public DensitySurface Within(Shape window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var inside = new AreaIndex([window]);
        var values = Values.ToArray();
        for (var i = 0; i < values.Length; i++)
            if (inside.Find(Grid.X(i % Grid.Columns), Grid.Y(i / Grid.Columns)) < 0)
                values[i] = double.NaN;
        return this with { Values = values };
    }
}
