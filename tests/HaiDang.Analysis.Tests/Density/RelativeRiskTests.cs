using HaiDang.Analysis.Density;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class RelativeRiskTests
{
    private static readonly DensitySettings Eight = new() { Kernel = Kernel.Gaussian, BandwidthMetres = 8, Window = Pattern.Window };
    private static readonly ILookup<string, Known.Row> Points = Known.Rows("points", "cases-controls.csv").ToLookup(r => r.Text("kind"));
    private static readonly (double[] X, double[] Y) Cases = Of("case"), Controls = Of("control");
    private static readonly Grid Small = Grid.Covering(Pattern.Window.EnvelopeInternal, 4);

    [Fact]
    public void The_log_ratio_at_a_hundred_places_is_the_known_one()
    {
        var rows = Known.Rows("points", "log-relative-risk-grid10.csv");
        var answer = RelativeRisk.At(Cases.X, Cases.Y, Controls.X, Controls.Y, [.. rows.Select(r => r["x"])], [.. rows.Select(r => r["y"])], Eight);
        for (var i = 0; i < rows.Count; i++) Assert.Equal(rows[i]["log_ratio"], answer[i], 1e-12);
    }

    [Fact]
    public void The_surface_holds_what_is_at_its_places_and_nothing_outside_the_window()
    {
        var surface = RelativeRisk.Estimate(Cases.X, Cases.Y, Controls.X, Controls.Y, Small, Eight);
        Assert.Equal((200, 400, 0), (surface.Cases, surface.Controls, surface.Outside));
        var told = Enumerable.Range(0, Small.Count).Where(i => double.IsFinite(surface.LogRatio[i])).ToArray();
        var direct = RelativeRisk.At(
            Cases.X, Cases.Y, Controls.X, Controls.Y, [.. told.Select(i => Small.X(i % Small.Columns))], [.. told.Select(i => Small.Y(i / Small.Columns))], Eight);
        for (var i = 0; i < told.Length; i++) Assert.Equal(direct[i], surface.LogRatio[told[i]], 1e-9);
        // About the window's area in cells of 16 square metres.
        Assert.InRange(told.Length, 5085 / 16 - 20, 5085 / 16 + 20);
        Assert.Contains(surface.PHigher, p => p < 0.025);
    }

    [Fact]
    public void The_normal_approximation_agrees_with_permutations()
    {
        var quick = RelativeRisk.Estimate(Cases.X, Cases.Y, Controls.X, Controls.Y, Small, Eight).PHigher;
        var sure = RelativeRisk.Estimate(Cases.X, Cases.Y, Controls.X, Controls.Y, Small, Eight, new() { Count = 499, Seed = 1 });
        var differences = quick.Zip(sure.PHigher, (a, b) => Math.Abs(a - b)).Where(double.IsFinite).Order().ToArray();
        Assert.InRange(differences[differences.Length / 2], 0, 0.04);
        Assert.InRange(differences[^1], 0, 0.2);
        Assert.InRange(sure.Overall!.Value.PGreater, 0, 0.01);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RelativeRisk.Estimate(Cases.X, Cases.Y, [], [], Small, Eight));
        Assert.Throws<ArgumentException>(() => RelativeRisk.Estimate(Cases.X, Cases.Y, Controls.X, Controls.Y, Small, Eight with { Kernel = Kernel.Quartic }));
        Assert.Throws<OperationCanceledException>(() => RelativeRisk.Estimate(
            Cases.X, Cases.Y, Controls.X, Controls.Y, Small, Eight, new() { Count = 99, Seed = 1, Stop = new(canceled: true) }));
    }

    [Fact, Trait("speed", "long")]
    public void Without_a_difference_one_is_told_in_five_of_a_hundred()
    {
        const int nulls = 2000;
        var (overall, cell) = (0, 0);
        var grid = Grid.Covering(Pattern.Window.EnvelopeInternal, 10);
        for (var world = 0; world < nulls; world++)
        {
            var random = new SeededRandom(5, world, 0);
            var all = Enumerable.Range(0, 500).ToArray();
            random.Shuffle(all.AsSpan());
            double[] X(Range r) => [.. all[r].Select(i => Pattern.X[i])];
            double[] Y(Range r) => [.. all[r].Select(i => Pattern.Y[i])];
            var answer = RelativeRisk.Estimate(X(..60), Y(..60), X(60..180), Y(60..180), grid, Eight, new() { Count = 99, Seed = (ulong)world });
            if (answer.Overall!.Value.PGreater <= 0.05) overall++;
            if (answer.PHigher[(grid.Rows / 2 * grid.Columns) + grid.Columns / 2] <= 0.05) cell++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"map {overall}, cell {cell} of {nulls}");
        Assert.InRange((double)overall / nulls, 0.0374, 0.0626);
        Assert.InRange((double)cell / nulls, 0.0374, 0.0626);
    }

    private static (double[] X, double[] Y) Of(string kind) => ([.. Points[kind].Select(r => r["x"])], [.. Points[kind].Select(r => r["y"])]);
}
