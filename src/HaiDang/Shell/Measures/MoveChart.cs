using System.Globalization;
using HaiDang.Ui;
using HaiDang.Ui.Charts;
namespace HaiDang.Shell.Measures;

/// <summary>How is a measure drawn with what was done about it? Its months in their usual band, the time of the work shaded.</summary>
/// <param name="series">The measure.</param>
/// <param name="usual">What was usual; empty draws no band.</param>
/// <param name="began">The day it began.</param>
/// <param name="ended">Null while it goes on.</param>
internal sealed class MoveChart(MeasureSeries series, UsualMonth[] usual, DateOnly began, DateOnly? ended)
{
    private const int MonthsBefore = 24;

    /// <summary>The words of a line need as many months of room.</summary>
    private const int RoomForLabel = 6;

    private const int Lower = 18;

    private readonly MeasurePoint[] _points = [.. series.Points.Where(p => p.Last >= began.AddMonths(-MonthsBefore))];
    private readonly Dictionary<DateOnly, UsualMonth> _usual = usual.ToDictionary(u => u.First);

    public object Option() => new
    {
        grid = new { top = 26, right = 14, left = 4, bottom = 2, containLabel = true },
        xAxis = new { type = "time", min = Said(From), max = Said(Until), axisLabel = new { formatter = "{MM}/{yyyy}" }, splitLine = new { show = false } },
        yAxis = new { min = 0, splitNumber = 3, minInterval = series.Scale is MeasureScale.Count ? 1 : (int?)null },
        series = new object[]
        {
            new { type = "line", name = Word("Chart.BandLow"), data = Known(p => Usual(p, u => u.Low)), stack = "band", symbol = "none", lineStyle = new { opacity = 0 }, silent = true },
            new { type = "line", name = Word("Chart.BandHigh"), data = Known(p => Usual(p, u => u.High - u.Low), p => Usual(p, u => u.High)), stack = "band", symbol = "none", lineStyle = new { opacity = 0 }, areaStyle = new { color = "var(--band)", opacity = 1 }, silent = true },
            new { type = "line", name = Word("Chart.Usual"), data = Known(p => Usual(p, u => u.Value)), symbol = "none", lineStyle = new { type = "dashed", width = 1, color = "var(--limit)" }, itemStyle = new { color = "var(--limit)" } },
            new
            {
                type = "line", name = series.Unit, data = Data(_points.Where(p => p.IsWhole), p => p.Value), symbol = "circle", symbolSize = 5, showSymbol = true,
                lineStyle = new { width = 1.75, color = "var(--ink)" }, itemStyle = new { color = "var(--ink)" }, markArea = Work(), markLine = Ends(),
            },
            new { type = "line", name = Word("Chart.Cut"), data = Known(Cut), symbol = "none", lineStyle = new { type = "dashed", width = 1.25, color = "var(--ink)" }, itemStyle = new { color = "var(--ink)" } },
            new { type = "scatter", name = Word("Chart.Cut"), data = Data(_points.Where(p => !p.IsWhole), p => p.Value), symbol = "circle", symbolSize = 6, itemStyle = new { color = "var(--surface)", borderColor = "var(--ink)", borderWidth = 1.5 } },
        },
    };

    public ChartTable Table() => new(
        [Word("Chart.Month"), series.Unit, Word("Chart.Usual"), Word("Chart.Band")],
        [.. _points.Select(p => new ChartRow(Name(p), p.IsWhole ? series.Words(p.Value) : Words.Of<Texts>("Chart.CutCell", series.Words(p.Value)),
            _usual.TryGetValue(p.First, out var u) ? Expected(u.Value) : Figures.Missing, _usual.ContainsKey(p.First) ? $"{series.Words(u.Low)}–{series.Words(u.High)}" : Figures.Missing))]);

    public string Label()
    {
        MeasurePoint[] known = [.. _points.Where(p => p.IsWhole && !double.IsNaN(p.Value))];
        return known.Length == 0 ? Words.Of<Texts>("Chart.LabelNone", series.Title) : Words.Of<Texts>("Chart.Label",
            series.Title, series.Unit, Name(known[0]), Name(known[^1]), series.Words(known.Min(p => p.Value)), series.Words(known.Max(p => p.Value)));
    }

    private DateOnly From => _points.Length == 0 || began < _points[0].First ? began : _points[0].First;

    private DateOnly Until
    {
        get
        {
            var last = _points.Length == 0 ? began : _points[^1].Last;
            return last > (ended ?? began) ? last : (ended ?? began).AddMonths(1);
        }
    }

    private object Work() => new
    {
        silent = true, itemStyle = new { color = "var(--accent-soft)", opacity = 0.7 },
        data = new[] { new[] { new { xAxis = Said(began) }, new { xAxis = Said(ended ?? Until) } } },
    };

    /// <summary>The words of an end stand left of its line; where the beginning is too near right of it, or a line lower.</summary>
    private object Ends()
    {
        var isNear = ended is { } end && end < began.AddMonths(2 * RoomForLabel);
        var hasRoom = ended is { } last && last.AddMonths(RoomForLabel) <= Until;
        return new
        {
            silent = true, symbol = "none", lineStyle = new { type = "solid", width = 1.5, color = "var(--accent)" },
            data = new[] { Line(began, "Chart.Began", began > From.AddMonths(RoomForLabel) ? "right" : "left") }
                .Concat(ended is { } day ? [Line(day, "Chart.Ended", isNear && hasRoom ? "left" : "right", isNear && !hasRoom ? Lower : 0)] : []),
        };
    }

    private static object Line(DateOnly day, string word, string align, int lower = 0) => new
    {
        xAxis = Said(day),
        label = new { formatter = Words.Of<Texts>(word, day.ToString("dd/MM", CultureInfo.InvariantCulture)), position = "end", align, offset = new[] { 0, lower }, color = "var(--ink)", fontSize = 11, fontWeight = 500 },
    };

    /// <summary>Months in which nothing is known have no point, and so no line in what is said of a month.</summary>
    private object[] Known(Func<MeasurePoint, double> value, Func<MeasurePoint, double>? said = null) => Data(_points.Where(p => !double.IsNaN(value(p))), value, said);

    /// <summary>A month's point stands in its middle; what is said of it is the last of its values.</summary>
    private object[] Data(IEnumerable<MeasurePoint> points, Func<MeasurePoint, double> value, Func<MeasurePoint, double>? said = null) =>
        [.. points.Select(p => new { name = Name(p), value = new object[] { Said(p.First.AddDays(14)), Drawn(value(p)), Drawn((said ?? value)(p)) } })];

    private double Drawn(double value) => series.Scale is MeasureScale.Share ? Math.Round(value, 4) : Math.Round(value, 2);

    private double Usual(MeasurePoint point, Func<UsualMonth, double> part) => _usual.TryGetValue(point.First, out var month) ? part(month) : double.NaN;

    /// <summary>From the last whole month to the one that can still grow.</summary>
    private double Cut(MeasurePoint point) => !point.IsWhole || (point.First.AddMonths(1) is var next && _points.Any(p => p.First == next && !p.IsWhole)) ? point.Value : double.NaN;

    private string Expected(double value) => series.Scale is MeasureScale.Count ? Figures.Number(value) : series.Words(value);

    private static string Word(string key) => Words.Of<Texts>(key);

    private static string Name(MeasurePoint point) => point.First.ToString("MM/yyyy", CultureInfo.InvariantCulture);

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
