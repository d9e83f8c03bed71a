using HaiDang.Analysis.SmallNumbers;
namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>What is said of one area.</summary>
internal sealed record LocalRow
{
    public const string CannotTell = "cannot tell", NotSignificant = "not significant", NoNeighbour = "no neighbour";

    /// <summary>The number that was compared: the value, value divided by base, or what that is worth with so small a base.</summary>
    public double? Value { get; init; }

    /// <summary>What its neighbours are looked at for, where that is something else.</summary>
    public double? Other { get; init; }

    /// <summary>What the value is divided by; 1 for nothing.</summary>
    public double Per { get; init; }

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

    public static LocalRow[] Of(AreaFile file, string value, string? baseColumn, string? otherColumn)
    {
        var values = AreaColumn.Numbers(file, value);
        var bases = baseColumn is null ? null : AreaColumn.Numbers(file, baseColumn);
        var others = otherColumn is null ? null : AreaColumn.Numbers(file, otherColumn);
        return [.. file.Areas.Select((area, i) =>
        {
            var row = Of(file, area, values[i], bases is null ? 1 : bases[i], baseColumn);
            return others is null || row.Why is not null ? row : others[i] is null ? row with { Value = null, Why = "no other value" } : row with { Other = others[i] };
        })];
    }

    /// <summary>Sets the rates of the rows that can be told against what so few of their base make them swing.</summary>
    /// <exception cref="InvalidDataException">A count is negative.</exception>
    public static void Standardise(AreaFile file, LocalRow[] rows, int[] told, string value)
    {
        foreach (var i in told)
            if (rows[i].Value < 0) throw Refusal.AtColumn(file.Path, file.Areas[i].Line, value, "Analyse.NoCount", rows[i].Value * rows[i].Per);
        var scores = new double[told.Length];
        StandardisedRates.Of(Array.ConvertAll(told, i => rows[i].Value!.Value * rows[i].Per), Array.ConvertAll(told, i => rows[i].Per), scores);
        for (var i = 0; i < told.Length; i++) rows[told[i]] = rows[told[i]] with { Value = scores[i] };
    }

    private static LocalRow Of(AreaFile file, Area area, double? value, double? per, string? baseColumn) => (area.Shape, value, per) switch
    {
        (_, _, < 0) => throw Refusal.AtColumn(file.Path, area.Line, baseColumn!, "Analyse.NegativeBase", per),
        (null, _, _) => new() { Why = "no shape" },
        (_, null, _) => new() { Why = "no value" },
        (_, _, null) => new() { Why = "no base" },
        (_, _, 0) => new() { Why = "base is zero" },
        _ => new() { Value = value / per, Per = per.Value },
    };
}
