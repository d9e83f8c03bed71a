using System.Globalization;
using HaiDang.Analysis.Density;
using HaiDang.Analysis.Tests.Density;
using Xunit;

namespace HaiDang.Analysis.Tests;

/// <summary>Holds docs/methods/relative-risk.md and the bandwidths of docs/methods/kernel-density.md to their word.</summary>
public class RelativeRiskExampleTests
{
    [Fact]
    public void The_table_of_the_worked_example_is_what_the_code_says()
    {
        var points = Known.Rows("points", "cases-controls.csv").ToLookup(r => r.Text("kind"));
        double[] Of(string kind, string axis) => [.. points[kind].Select(r => r[axis])];
        var grid = Grid.Covering(Pattern.Window.EnvelopeInternal, 4);
        var surface = RelativeRisk.Estimate(
            Of("case", "x"), Of("case", "y"), Of("control", "x"), Of("control", "y"), grid, new() { Kernel = Kernel.Gaussian, BandwidthMetres = 8, Window = Pattern.Window }, new() { Count = 499, Seed = 1 });
        foreach (var (x, y) in ((double, double)[])[(30, 22), (58, 38), (74, 54)])
        {
            var cell = (int)((y - grid.OriginY) / 4) * grid.Columns + (int)((x - grid.OriginX) / 4);
            Assert.Equal((x, y), (grid.X(cell % grid.Columns), grid.Y(cell / grid.Columns)));
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {x}, {y} | {Math.Exp(surface.LogRatio[cell]):F2} | {surface.PHigher[cell]:F3} |"), Page("relative-risk"), StringComparison.Ordinal);
        }
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"whole map p = {surface.Overall!.Value.PGreater:F3}."), Page("relative-risk"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bandwidths_of_the_example_are_what_the_rules_choose()
    {
        foreach (var (name, sigma) in ((string, double)[])[
            ("silverman", Bandwidth.Silverman(Pattern.X, Pattern.Y).Both), ("likelihood", Bandwidth.Likelihood(Pattern.X, Pattern.Y, Pattern.Window)), ("diggle", Bandwidth.DiggleBerman(Pattern.X, Pattern.Y, Pattern.Window))])
            Assert.Contains(Page("kernel-density").Split('\n'), l => l.StartsWith($"| `{name}`", StringComparison.Ordinal) && l.EndsWith(string.Create(CultureInfo.InvariantCulture, $"| {sigma:F2} |"), StringComparison.Ordinal));
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "docs", $"{name}.md"));
}
