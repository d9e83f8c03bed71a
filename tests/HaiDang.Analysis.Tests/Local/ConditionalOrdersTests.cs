using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Local;

public class ConditionalOrdersTests
{
    private static readonly double[] Values = [1, 2.5, 3, 7, 4, 0.5, 2.5];

    public static TheoryData<string, Func<double[], Neighbours, Permutations?, LocalResult>> Statistics => new()
    {
        { "Moran", (values, neighbours, plan) => LocalMoran.Test(values, neighbours, plan) },
        { "Geary", (values, neighbours, plan) => LocalGeary.Test(values, neighbours, plan) },
    };

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Moments_and_p_values_agree_with_every_order_of_the_other_values(
        string name, Func<double[], Neighbours, Permutations?, LocalResult> statistic)
    {
        Assert.NotEmpty(name);
        var plan = new Permutations { Count = 19_999, Seed = 2 };
        // Equal weights take one way through the code, unequal ones another.
        foreach (var neighbours in new[] { Ring(_ => 1), Ring(edge => 1 + edge % 3) })
        {
            var result = statistic(Values, neighbours, plan);
            for (var area = 0; area < Values.Length; area++)
            {
                var all = Orders.Around(area, Values).Select(order => statistic(order, neighbours, null).Statistic[area]).ToArray();
                Assert.Equal(720, all.Length);
                Assert.Equal(all.Average(), result.Expected[area], 1e-10);
                Assert.Equal(all.Average(v => v * v) - all.Average() * all.Average(), result.Variance[area], 1e-10);

                var exact = Math.Min(
                    all.Count(v => v >= result.Statistic[area] - 1e-9), all.Count(v => v <= result.Statistic[area] + 1e-9)) / 720.0;
                Assert.InRange(result.PFolded[area], exact - 4 * Math.Sqrt(exact / plan.Count), exact + 4 * Math.Sqrt(exact / plan.Count));
            }
        }
    }

    private static Neighbours Ring(Func<int, double> weight) => Neighbours.FromEdges(7, Enumerable.Range(0, 7).SelectMany(i =>
        new[] { (i, (i + 1) % 7, weight(i)), (i, (i + 6) % 7, weight(i + 1)), (i, (i + 3) % 7, weight(i + 2)) }));
}
