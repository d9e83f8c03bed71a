using HaiDang.Ui;
namespace HaiDang.HotSpots.View;

/// <summary>At which round numbers are values cut into at most six classes of about as many places each?</summary>
internal static class RoundCuts
{
    private const int Classes = 6;

    public static double[] Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return [];
        var step = Step(sorted[^1]);
        return [.. Enumerable.Range(1, Classes - 1).Select(c => sorted[(sorted.Length - 1) * c / Classes])
            .Select(v => Math.Round(Math.Round(v / step) * step, 10)).Where(v => v > 0 && v < sorted[^1]).Distinct()];
    }

    public static int Class(double[] cuts, double value) => cuts.Count(cut => value >= cut);

    public static string Words(double[] cuts, int at)
    {
        string Written(double cut) => Figures.Number(cut, cuts.All(c => c == Math.Floor(c)) ? 0 : 1);
        if (cuts.Length == 0) return HotSpotWords.Of("Legend.From", "0");
        return at == 0 ? HotSpotWords.Of("Legend.Under", Written(cuts[0]))
            : at == cuts.Length ? HotSpotWords.Of("Legend.From", Written(cuts[^1]))
            : HotSpotWords.Of("Legend.Between", Written(cuts[at - 1]), Written(cuts[at]));
    }

    /// <summary>1, 2 or 5 times a power of ten, some forty of which make the greatest value.</summary>
    private static double Step(double highest)
    {
        var wanted = Math.Max(highest, 1e-9) / 40;
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return (wanted / power) switch { < 1.5 => power, < 3.5 => 2 * power, < 7.5 => 5 * power, _ => 10 * power };
    }
}
