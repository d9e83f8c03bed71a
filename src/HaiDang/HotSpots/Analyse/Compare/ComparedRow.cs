using HaiDang.Analysis.Inference;
using HaiDang.Analysis.SmallNumbers;
namespace HaiDang.HotSpots.Analyse.Compare;

/// <summary>Two counts, and whether they could come from one rate.</summary>
public sealed record ComparedRow
{
    public required string Name { get; init; }
    public required long Before { get; init; }
    public required double BeforeExposure { get; init; }
    public required long After { get; init; }
    public required double AfterExposure { get; init; }

    /// <summary>Rate after / rate before, with its exact interval; null where it cannot be told.</summary>
    public required double Ratio { get; init; }
    public required double Lower { get; init; }
    public required double Upper { get; init; }

    /// <summary>Two-sided p-value of the E-test.</summary>
    public required double P { get; init; }

    /// <summary>Benjamini–Hochberg over all rows.</summary>
    public double Q { get; init; } = double.NaN;

    public static ComparedRow Of(string name, CountedRate before, CountedRate after, double confidence)
    {
        var ratio = RateRatio.Compare(after, before, confidence);
        return new()
        {
            Name = name, Before = before.Count, BeforeExposure = before.Exposure, After = after.Count, AfterExposure = after.Exposure,
            Ratio = ratio.Ratio, Lower = ratio.Lower, Upper = ratio.Upper, P = ETest.PValue(before, after),
        };
    }

    public static ComparedRow[] Controlled(IReadOnlyList<ComparedRow> rows)
    {
        var q = new double[rows.Count];
        FalseDiscovery.BenjaminiHochberg([.. rows.Select(r => r.P)], q);
        return [.. rows.Select((r, i) => r with { Q = q[i] })];
    }
}
