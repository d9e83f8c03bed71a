using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Autocorrelation;

public class JoinCountsTests
{
    private static readonly int[] Columbus = [.. Known.Rows("local", "columbus/join-counts-labels.csv").Select(r => r.Text("label") == "high" ? 0 : 1)];

    [Theory]
    [InlineData("binary", "weights-gal-CRIME-B.csv")]
    [InlineData("row-standardised", "weights-gal-CRIME-W.csv")]
    public void Joins_within_a_kind_are_those_of_spdep(string weights, string file)
    {
        var answer = JoinCounts.Test(Columbus, LocalCases.Read($"columbus/{file}").ToNeighbours(Columbus.Length));
        foreach (var row in Known.Rows("local", "columbus/join-counts.csv").Where(r => r.Text("weights") == weights))
        {
            var kind = row.Text("join") == "high-high" ? 0 : 1;
            var join = answer.Single(j => j.First == kind && j.Second == kind);
            LocalCases.Near(
                [row["count"], row["expected"], row["variance"], row["z"], row["p_greater"]],
                [join.Count, join.ByChance.Expected, join.ByChance.Variance, join.ByChance.Z, join.ByChance.PGreater]);
        }
    }

    [Fact]
    public void Joins_between_kinds_are_those_of_spdep()
    {
        var join = JoinCounts.Test(Columbus, LocalCases.Read("columbus/weights-gal-CRIME-B.csv").ToNeighbours(Columbus.Length)).Single(j => j.First != j.Second);
        var row = Known.Rows("local", "columbus/join-counts-multi-binary.csv").Single(r => r.Text("join") == "low:high");
        LocalCases.Near([row["count"], row["expected"], row["variance"], row["z"]], [join.Count, join.ByChance.Expected, join.ByChance.Variance, join.ByChance.Z]);
    }

    [Fact]
    public void The_moments_are_those_of_every_order_of_three_kinds()
    {
        var neighbours = Neighbours.FromEdges(6, [(0, 1, 1), (1, 0, 2), (1, 2, 1), (2, 3, 0.5), (3, 4, 1), (4, 5, 3), (5, 0, 1), (2, 5, 1)]);
        int[] kinds = [0, 0, 1, 2, 1, 0];
        var orders = Orders.Of([.. kinds.Select(k => (double)k)]).Select(o => JoinCounts.Test([.. o.Select(k => (int)k)], neighbours)).ToArray();
        foreach (var join in orders[0])
        {
            var counts = orders.Select(o => o.Single(j => j.First == join.First && j.Second == join.Second).Count).ToArray();
            Assert.Equal(counts.Average(), join.ByChance.Expected, 1e-12);
            Assert.Equal(counts.Average(c => (c - counts.Average()) * (c - counts.Average())), join.ByChance.Variance, 1e-12);
        }
    }

    [Fact]
    public void Permutations_agree_with_the_normal_curve_where_it_holds_and_missing_areas_are_left_out()
    {
        var neighbours = LocalCases.Lattice(20);
        var random = new SeededRandom(3, 1, 1);
        var kinds = new int[400];
        for (var i = 0; i < 400; i++) kinds[i] = random.Below(3);
        kinds[17] = JoinCounts.Missing;
        foreach (var join in JoinCounts.Test(kinds, neighbours, new() { Count = 999, Seed = 5 }))
            Assert.Equal(join.ByChance.PGreater, join.Permutation!.Value.PGreater, 0.06);
        Assert.Equal(6, JoinCounts.Test(kinds, neighbours).Count);
        Assert.Empty(JoinCounts.Test([0, JoinCounts.Missing], Neighbours.FromEdges(2, [(0, 1, 1)])));
        Assert.Throws<ArgumentException>(() => JoinCounts.Test([0, 1000], Neighbours.FromEdges(2, [])));
    }
}
