using HaiDang.Shell;
using HaiDang.Ui;
using HaiDang.Ui.Charts;
namespace HaiDang.Incidents.Browse;

/// <summary>How is a series of counts drawn? A line; steps that can still grow are dashed, with a hollow point.</summary>
internal static class TimeChart
{
    public static object Option(CountIncidents.Answer counts)
    {
        var series = counts.Series;
        var whole = Array.ConvertAll(series, b => b.Whole ? b.N : double.NaN);
        // A dashed part begins and ends at the whole steps beside it, so that the line has no gap.
        var cut = series.Select((b, at) =>
            !b.Whole || (at > 0 && !series[at - 1].Whole) || (at + 1 < series.Length && !series[at + 1].Whole) ? b.N : double.NaN);
        return new
        {
            grid = new { top = 12, right = 16 },
            xAxis = new { data = series.Select(b => Name(b, counts.Step)), boundaryGap = false },
            yAxis = new { min = 0, minInterval = 1 },
            series = new object[]
            {
                new { type = "line", name = Words.Of<Texts>("Browse.Cut"), data = cut, lineStyle = new { type = "dashed", width = 1.25 }, itemStyle = new { color = "var(--series)" },
                    symbol = "emptyCircle", showSymbol = false },
                new { type = "line", name = Words.Of<Texts>("Browse.Count"), data = whole, symbol = "circle", showSymbol = series.Length <= 40, symbolSize = 4,
                    itemStyle = new { color = "var(--series)" } },
            },
        };
    }

    public static ChartTable Table(CountIncidents.Answer counts) => new(
        [Words.Of<Texts>($"Browse.Step.{counts.Step}"), Words.Of<Texts>("Browse.Count")],
        [.. counts.Series.Select(b => new ChartRow(Name(b, counts.Step), b.Whole ? Figures.Count(b.N) : $"{Figures.Count(b.N)} · {Words.Of<Texts>("Browse.Cut")}"))]);

    private static string Name(Bucket bucket, Step step) => step switch
    {
        Step.Day => bucket.From.ToString("dd/MM", System.Globalization.CultureInfo.InvariantCulture),
        Step.Week => Words.Of<Texts>("Browse.WeekFrom", bucket.From.ToString("dd/MM/yy", System.Globalization.CultureInfo.InvariantCulture)),
        _ => bucket.From.ToString("MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
    };
}
