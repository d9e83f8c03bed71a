using System.Globalization;
using HaiDang.HotSpots.Why;
using HaiDang.Ui;
using HaiDang.Ui.Charts;
namespace HaiDang.HotSpots.View;

/// <summary>How are a place's months drawn? A line in its usual band; rings where it leaves the band; a month not yet over is hollow.</summary>
internal static class MonthChart
{
    public static object Option(WhyHot.Month[] months)
    {
        double[] Of(Func<WhyHot.Month, double?> value) => [.. months.Select(m => value(m) ?? double.NaN)];
        var last = Array.FindLastIndex(months, IsOutside);
        var outside = months.Select((m, at) => IsOutside(m) ? new
        {
            value = m.Count, label = new { show = at == last, position = "top", color = "var(--ink)", fontWeight = 600 },
        } : null);
        return new
        {
            grid = new { top = 26, right = 14, left = 4, bottom = 2, containLabel = true },
            xAxis = new { data = months.Select(Name), boundaryGap = false, axisLabel = new { interval = Math.Max(0, months.Length / 3 - 1) } },
            yAxis = new { min = 0, minInterval = 1, splitNumber = 3 },
            series = new object[]
            {
                new { type = "line", name = HotSpotWords.Of("Why.BandLow"), data = Of(m => m.Usual?.Low), stack = "band", symbol = "none", lineStyle = new { opacity = 0 }, silent = true },
                new { type = "line", name = HotSpotWords.Of("Why.Band"), data = Of(m => m.Usual?.High - m.Usual?.Low), stack = "band", symbol = "none", lineStyle = new { opacity = 0 }, areaStyle = new { color = "var(--band)", opacity = 1 }, silent = true },
                new { type = "line", name = HotSpotWords.Of("Why.Usual"), data = Of(m => m.Usual?.Count), symbol = "none", lineStyle = new { type = "dashed", width = 1, color = "var(--limit)" }, itemStyle = new { color = "var(--limit)" } },
                new { type = "line", name = HotSpotWords.Of("Why.Count"), data = Of(m => m.IsWhole ? m.Count : null), symbol = "none", lineStyle = new { width = 1.75, color = "var(--ink)" }, itemStyle = new { color = "var(--ink)" } },
                new { type = "line", name = HotSpotWords.Of("Why.CountCut"), data = Cut(months), symbol = "none", lineStyle = new { type = "dashed", width = 1.25, color = "var(--ink)" }, itemStyle = new { color = "var(--ink)" } },
                new { type = "scatter", name = HotSpotWords.Of("Why.Outside"), data = outside, symbolSize = 7, itemStyle = new { color = "var(--bad)" } },
                new { type = "scatter", name = HotSpotWords.Of("Why.CountCut"), data = Of(m => m.IsWhole ? null : m.Count), symbol = "emptyCircle", symbolSize = 6, itemStyle = new { color = "var(--ink)" } },
            },
        };
    }

    public static ChartTable Table(WhyHot.Month[] months) => new(
        [HotSpotWords.Of("Why.Month"), HotSpotWords.Of("Why.Count"), HotSpotWords.Of("Why.Usual"), HotSpotWords.Of("Why.Band")],
        [.. months.Select(m => new ChartRow(Name(m), m.IsWhole ? Figures.Count(m.Count) : HotSpotWords.Of("Why.CutCell", Figures.Count(m.Count)),
            m.Usual is { } usual ? Figures.Number(usual.Count) : Figures.Missing, m.Usual is { } band ? Figures.Range(band.Low, band.High, 0) : Figures.Missing))]);

    private static bool IsOutside(WhyHot.Month month) => month is { IsWhole: true, Usual: { } usual } && (month.Count < usual.Low || month.Count > usual.High);

    /// <summary>From the last whole month to the one that is not over.</summary>
    private static double[] Cut(WhyHot.Month[] months) =>
        [.. months.Select((m, at) => !m.IsWhole || (at + 1 < months.Length && !months[at + 1].IsWhole) ? m.Count : double.NaN)];

    private static string Name(WhyHot.Month month) => month.First.ToString("MM/yyyy", CultureInfo.InvariantCulture);
}
