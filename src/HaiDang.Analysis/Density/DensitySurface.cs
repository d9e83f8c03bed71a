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
}
