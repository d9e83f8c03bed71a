using System.Globalization;
using HaiDang.Analysis.ChangePoints;
using HaiDang.Analysis.ControlCharts;
using HaiDang.Analysis.Regression;
using HaiDang.Analysis.Surveillance;
using HaiDang.Analysis.Tests.Surveillance;
using HaiDang.Analysis.Times;
using Xunit;

namespace HaiDang.Analysis.Tests;

/// <summary>Holds the worked examples of docs/methods/surveillance, interrupted-series, change-points, control-charts and circular to their word.</summary>
public class SeriesExampleTests
{
    [Fact]
    public void The_eight_weeks_of_EARS_are_what_the_code_says()
    {
        var signals = new Signal[8];
        Ears.C1([38, 37, 28, 32, 27, 22, 20, 23], new(), signals);
        var last = signals[7];
        Says("surveillance", $"mean {last.Expected:F2}, limit {last.Upper:F2}, score {last.Score:F2}");
    }

    [Theory, InlineData(499), InlineData(500), InlineData(501)]
    public void The_weeks_of_Farrington_are_what_the_code_says(int week)
    {
        var signals = new FarringtonSignal[520];
        Farrington.Watch(Weekly.Counts("outbreaks"), [], FarringtonSettings.Flexible, signals);
        var answer = signals[week - 1];
        Says("surveillance", $"| {week} | {answer.Signal.Observed} | {answer.Signal.Expected:F1} | {answer.Signal.Upper} | {answer.Signal.Score:F2} | {answer.PValue:F4} | {(answer.Signal.Alarm is true ? "yes" : "no")} |");
    }

    [Fact]
    public void The_street_lamps_are_what_the_code_says()
    {
        double[] counts = [41, 45, 38, 44, 47, 52, 49, 46, 40, 43, 39, 42, 44, 47, 43, 45, 50, 55, 48, 49, 43, 44, 41, 46, 33, 31, 34, 30, 35, 38, 36, 34, 29, 32, 28, 31];
        var answer = InterruptedSeries.Fit(counts, [], new() { FirstAfter = 24, Harmonics = 1, IndependentRows = true, SlopeChange = false })!;
        Says("interrupted-series", $"{answer.Level.Value:F3} ({answer.Level.Lower:F3} to {answer.Level.Upper:F3}), p = {answer.Level.PValue:E1}");
        Says("interrupted-series", $"{answer.ObservedAfter} seen, {answer.WithoutItAfter:F0} without it");
        Says("interrupted-series", $"neighbours {answer.Autocorrelation:F2}");
    }

    [Fact]
    public void The_mines_are_what_the_code_says()
    {
        var answer = CountChangePoints.Find([4, 5, 3, 6, 4, 5, 4, 1, 2, 0, 1, 2, 1, 1], [], new() { Permutations = new() { Count = 9_999, Seed = 1 } });
        var change = Assert.Single(answer.Changes);
        Says("change-points", $"row {change.FirstAfter + 1}: {change.RateBefore:F2} → {change.RateAfter:F2}, gain {change.Gain:F2} against a penalty of {answer.Penalty:F2}, p = {answer.AnyChange!.Value.PGreater:F4}");
    }

    [Fact]
    public void The_chart_and_the_funnel_are_what_the_code_says()
    {
        double[] counts = [62, 25, 66, 38, 44], exposures = [13.52, 9.34, 12.36, 11.36, 12.39];
        var (plain, laney) = (UChart.Draw(counts, exposures, laney: false), UChart.Draw(counts, exposures, laney: true));
        Says("control-charts", $"centre {plain.Centre:F3}, σz {plain.SigmaZ:F3}");
        for (var i = 0; i < 5; i++)
            Says("control-charts", $"| {i + 1} | {counts[i]} | {exposures[i]} | {plain.Points[i].Rate:F2} | {plain.Points[i].Lower:F2} to {plain.Points[i].Upper:F2} | {laney.Points[i].Lower:F2} to {laney.Points[i].Upper:F2} |");
        foreach (var people in (double[])[5_000, 50_000])
        {
            var (lower, upper) = Funnel.Limits(target: 0.001, people, tail: 0.025);
            Says("control-charts", $"{people} people: {lower * 1000:F2} to {upper * 1000:F2}");
        }
    }

    [Fact]
    public void The_night_is_what_the_code_says()
    {
        double[] hours = [6, 4, 3, 1, 0, 0, 1, 1, 2, 2, 1, 2, 3, 2, 2, 3, 3, 4, 6, 8, 9, 11, 10, 8];
        var night = Circular.OfBins(hours);
        Says("circular", $"n = {night.N}: mean {night.Mean:F2} h, R̄ = {night.Resultant:F3}, κ = {night.Concentration:F2}, p = {night.PValue:E1}");
    }

    private static void Says(string page, FormattableString text) =>
        Assert.Contains(text.ToString(CultureInfo.InvariantCulture), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "docs", $"{page}.md")), StringComparison.Ordinal);
}
