using System.Globalization;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.Shell;
using HaiDang.Ui;
using HaiDang.Ui.Charts;
namespace HaiDang.HotSpots.Runs.Pages;

/// <summary>How is a series with what was expected of it drawn?</summary>
internal static class RunChart
{
    public static object Option(RunSeries series)
    {
        double[] Gaps(double?[] values) => Array.ConvertAll(values, v => v ?? double.NaN);
        var hasLimit = series.Upper.Length > 0;
        var marked = series.Marked.ToHashSet();
        object[] lines =
        [
            new { type = "line", name = Text("Expected"), data = Gaps(series.Expected), symbol = "none", lineStyle = new { type = "dashed", width = 1, color = "var(--limit)" }, itemStyle = new { color = "var(--limit)" } },
            new
            {
                type = "line", name = Text("Observed"), data = series.Observed, symbol = "none", lineStyle = new { width = 1.5, color = "var(--ink)" }, itemStyle = new { color = "var(--ink)" },
                markArea = hasLimit || series.Marked.Length == 0 ? null : new
                {
                    silent = true, itemStyle = new { color = "var(--band)" },
                    data = new[] { new object[] { new { xAxis = Name(series.Steps[series.Marked[0]]) }, new { xAxis = Name(series.Steps[series.Marked[^1]]) } } },
                },
                markLine = series.Changes.Length == 0 ? null : new
                {
                    silent = true, symbol = "none", label = new { show = false }, lineStyle = new { type = "solid", width = 1, color = "var(--bad)" },
                    data = series.Changes.Select(c => new { xAxis = Name(series.Steps[c]) }),
                },
            },
            .. hasLimit
                ? new object[]
                {
                    new { type = "line", name = Text("Upper"), data = Gaps(series.Upper), symbol = "none", lineStyle = new { width = 1, color = "var(--series-2)" }, itemStyle = new { color = "var(--series-2)" } },
                    new { type = "scatter", name = Text("Alarm"), data = series.Observed.Select((v, at) => marked.Contains(at) ? v : double.NaN), symbolSize = 7, itemStyle = new { color = "var(--bad)" } },
                }
                : [],
        ];
        return new
        {
            grid = new { top = 14, right = 20, left = 20, bottom = 2, containLabel = true },
            xAxis = new { data = series.Steps.Select(Name), boundaryGap = false },
            yAxis = new { min = 0, minInterval = 1, splitNumber = 3 },
            series = lines,
        };
    }

    public static ChartTable Table(RunSeries series)
    {
        var hasLimit = series.Upper.Length > 0;
        string Written(double? value) => value is { } known ? Figures.Number(known) : Figures.Missing;
        return new(
            [Text("Step"), Text("Observed"), Text("Expected"), .. hasLimit ? new[] { Text("Upper") } : []],
            [.. series.Steps.Select((day, at) => new ChartRow(Figures.Day(day), [Figures.Count((long)series.Observed[at]), Written(series.Expected[at]), .. hasLimit ? new[] { Written(series.Upper[at]) } : []]))]);
    }

    private static string Name(DateOnly day) => day.ToString("dd/MM/yy", CultureInfo.InvariantCulture);

    private static string Text(string key) => Words.Of<Texts>($"Runs.Chart.{key}");
}
