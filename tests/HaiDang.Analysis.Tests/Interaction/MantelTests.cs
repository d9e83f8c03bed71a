using HaiDang.Analysis.Interaction;
using Xunit;

namespace HaiDang.Analysis.Tests.Interaction;

public class MantelTests
{
    [Theory]
    [InlineData(MantelScale.Linear)]
    [InlineData(MantelScale.Reciprocal)]
    public void Of_six_events_the_sum_its_expectation_and_p_are_those_over_every_order(MantelScale scale)
    {
        double[] x = [0, 3, 7, 7, 1, 9], y = [0, 4, 1, 8, 6, 2], t = [1, 2, 9, 4, 6, 20];
        double Far(double d, double near) => scale == MantelScale.Linear ? d : 1 / (d + near);
        double Pair(double[] times, int i, int j) => Far(Math.Sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j])), 2) * Far(Math.Abs(times[i] - times[j]), 3);
        double Sum(double[] times) => Enumerable.Range(0, 6).Sum(i => Enumerable.Range(0, i).Sum(j => Pair(times, i, j)));
        var sums = Orders.Of(t).Select(Sum).ToArray();
        var answer = Mantel.Test(x, y, t, scale, 2, 3, new() { Count = 19_999, Seed = 1 });
        Assert.Equal(Sum(t), answer.Sum, 1e-12 * answer.Sum);
        Assert.Equal(sums.Average(), answer.Expected, 1e-12 * answer.Expected);
        Assert.Equal(sums.Count(s => s >= Sum(t) * (1 - 1e-12)) / 720.0, answer.ByChance.PGreater, 0.015);
    }

    [Fact]
    public void Of_a_row_of_events_in_step_the_correlation_is_one_and_it_does_not_depend_on_cores()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => 10.0 * i)], y = new double[50], t = [.. x.Select(v => v / 5)];
        var one = Mantel.Test(x, y, t, MantelScale.Linear, 0, 0, new() { Count = 99, Seed = 4, Cores = 1 });
        Assert.Equal(one, Mantel.Test(x, y, t, MantelScale.Linear, 0, 0, new() { Count = 99, Seed = 4, Cores = 2 }));
        Assert.Equal(1, one.Correlation, 1e-12);
        Assert.Equal(0.01, one.ByChance.PGreater);
        Assert.True(double.IsNaN(Mantel.Test(x, y, new double[50], MantelScale.Linear, 0, 0, new() { Count = 9, Seed = 4 }).Correlation));
        Assert.Throws<ArgumentException>(() => Mantel.Test(x, y, t, MantelScale.Reciprocal, 0, 1, new() { Count = 9, Seed = 4 }));
    }

    [Fact, Trait("speed", "long")]
    public void Without_interaction_one_is_told_in_five_of_a_hundred()
    {
        const int nulls = 2000;
        var told = 0;
        for (var world = 0; world < nulls; world++)
        {
            var (x, y, t) = SpaceTimeKTests.World(60, world, repeats: false);
            if (Mantel.Test(x, y, t, MantelScale.Reciprocal, 5, 5, new() { Count = 99, Seed = (ulong)world }).ByChance.PGreater <= 0.05) told++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{told} of {nulls}");
        Assert.InRange((double)told / nulls, 0.0374, 0.0626);
    }
}
