using System.Globalization;
using Bunit;
using CsCheck;
using HaiDang.Shell;
using HaiDang.Ui.Charts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Ui.Charts;

public sealed class SmallPictureTests : BunitContext
{
    private readonly Spoken _spoken = new(Cultures.Vietnamese);

    public SmallPictureTests() => Services.AddLocalization();

    [Fact]
    public void A_gap_in_the_figures_parts_the_line() =>
        Assert.Equal(2, SparkLine.Of([3, 4, double.NaN, 5, 6], null, null).Pieces.Count);

    [Fact]
    public void A_line_stays_within_its_cell_and_rises_with_its_figures() =>
        Gen.Double[-1e6, 1e6].Array[2, 40].Sample(values =>
        {
            var points = SparkLine.Of(values, null, null).Pieces.Single().Split(' ')
                .Select(p => p.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToArray();
            Assert.All(points, p => Assert.True(p[0] is >= 0 and <= 96 && p[1] is >= 0 and <= 24));
            var most = Array.IndexOf(values, values.Max());
            Assert.Equal(points.Min(p => p[1]), points[most][1]);
        });

    [Fact]
    public void Nothing_known_is_nothing_drawn() =>
        Assert.Empty(SparkLine.Of([double.NaN, double.NaN], null, null).Pieces);

    [Fact]
    public void A_flat_line_is_drawn_in_the_middle() =>
        Assert.Equal(["2,12 47,12 92,12"], SparkLine.Of([7, 7, 7], null, null).Pieces);

    [Fact]
    public void An_interval_beyond_its_scale_ends_in_an_arrowhead()
    {
        IRenderedComponent<IntervalDot> Dot(double low, double high) => Render<IntervalDot>(p => p
            .Add(d => d.Value, 1).Add(d => d.Low, low).Add(d => d.High, high).Add(d => d.From, 0).Add(d => d.To, 2).Add(d => d.Label, "1"));
        Assert.Empty(Dot(0.5, 1.5).FindAll("path.tip"));
        Assert.Single(Dot(0.5, 2.5).FindAll("path.tip"));
        Assert.Equal(2, Dot(-1, 3).FindAll("path.tip").Count);
    }

    [Fact]
    public void A_week_shows_every_hour_in_the_colour_that_its_legend_gives_its_count()
    {
        int[] counts = [.. Enumerable.Range(0, 168).Select(i => i % 24 * 3 % 17)];
        var week = Render<HeatWeek>(p => p.Add(w => w.Counts, counts).Add(w => w.Label, "Số vụ"));
        var legend = week.FindAll(".key li").ToDictionary(
            l => l.QuerySelector("rect")!.GetAttribute("fill")!,
            l => Array.ConvertAll(l.TextContent.Trim().Split('–'), int.Parse));
        var cells = week.FindAll(".heat > svg rect").Select(r => r.GetAttribute("fill")!).ToArray();
        Assert.Equal(168, cells.Length);
        Assert.All(counts.Zip(cells), hour => Assert.InRange(hour.First, legend[hour.Second][0], legend[hour.Second][^1]));
    }

    [Fact]
    public void A_week_says_when_most_happens()
    {
        var counts = new int[168];
        counts[5 * 24 + 22] = 9;
        var label = Render<HeatWeek>(p => p.Add(w => w.Counts, counts).Add(w => w.Label, "Số vụ")).Find("svg").GetAttribute("aria-label");
        Assert.Equal("Số vụ. Nhiều nhất: T7, 22 giờ, 9.", label);
    }

    protected override void Dispose(bool disposing)
    {
        _spoken.Dispose();
        base.Dispose(disposing);
    }
}
