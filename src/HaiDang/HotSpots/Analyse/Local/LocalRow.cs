namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>What is said of one area.</summary>
internal sealed record LocalRow
{
    public const string CannotTell = "cannot tell", NotSignificant = "not significant", NoNeighbour = "no neighbour";

    /// <summary>The number that was compared: the value, or value divided by base.</summary>
    public double? Value { get; init; }

    /// <summary>Why nothing can be said of it; null when something can.</summary>
    public string? Why { get; init; }
    public double? Statistic { get; init; }

    /// <summary>What chance would give, where it is known without permutation.</summary>
    public double? Expected { get; init; }
    public double? Z { get; init; }

    /// <summary>Two-sided.</summary>
    public double? P { get; init; }
    public double? Q { get; init; }

    /// <summary>How it stands to its neighbours, whether by chance or not; empty where there is nothing to say.</summary>
    public string Quadrant { get; init; } = "";
    public string Cluster { get; init; } = CannotTell;
    public int Neighbours { get; init; }
    public bool WasIsland { get; init; }

    public static LocalRow[] Of(AreaFile file, string value, string? baseColumn)
    {
        var values = AreaColumn.Numbers(file, value);
        var bases = baseColumn is null ? null : AreaColumn.Numbers(file, baseColumn);
        return [.. file.Areas.Select((area, i) => Of(file, area, values[i], bases is null ? 1 : bases[i], baseColumn))];
    }

    private static LocalRow Of(AreaFile file, Area area, double? value, double? per, string? baseColumn) => (area.Shape, value, per) switch
    {
        (_, _, < 0) => throw Refusal.AtColumn(file.Path, area.Line, baseColumn!, "Analyse.NegativeBase", per),
        (null, _, _) => new() { Why = "no shape" },
        (_, null, _) => new() { Why = "no value" },
        (_, _, null) => new() { Why = "no base" },
        (_, _, 0) => new() { Why = "base is zero" },
        _ => new() { Value = value / per },
    };
}
