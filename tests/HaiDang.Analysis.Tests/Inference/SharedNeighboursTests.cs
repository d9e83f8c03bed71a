using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Inference;

public class SharedNeighboursTests
{
    private const int Side = 50;
    private static readonly Neighbours Queen = LocalCases.Lattice(Side);
    private static readonly double[] Values = Drawn(Side * Side, 7);

    [Fact]
    public void Each_area_counts_as_if_it_had_drawn_the_same_places_alone()
    {
        var plan = new Permutations { Count = 250, Seed = 5 };
        var together = new SharedNeighbours(Values, Queen, plan, vectors: true);
        var counts = new PermutationCount[Values.Length];
        foreach (var block in SharedNeighbours.Blocks(Queen))
        {
            together.Count(block, counts);
            // A place in every draw: with the block's stream, whoever is asked.
            var k = Queen[block[0]].Length;
            var draws = new RandomNeighbours<NeighbourValue>(Values, Queen, plan, vectors: false);
            var (atLeast, atMost) = (new int[block.Length], new int[block.Length]);
            for (var first = 0; first < plan.Count; first += 8)
            {
                draws.Draw(block[0], first, k, out var places);
                for (var lane = 0; lane < 8 && first + lane < plan.Count; lane++)
                    for (var i = 0; i < block.Length; i++)
                    {
                        var sum = 0d;
                        for (var t = 0; t < k; t++) sum += (int)places[t * 8 + lane] == block[i] ? Values[^1] : Values[(int)places[t * 8 + lane]];
                        var own = Queen[block[i]].ToArray().Sum(near => Values[near]);
                        if (sum >= own - 1e-9) atLeast[i]++;
                        if (sum <= own + 1e-9) atMost[i]++;
                    }
            }
            for (var i = 0; i < block.Length; i++) Assert.Equal(new(atLeast[i], atMost[i], plan.Count), counts[block[i]]);
        }
    }

    [Fact]
    public void Every_area_stands_in_one_block_and_no_two_neighbours_share_one()
    {
        var blocks = SharedNeighbours.Blocks(Queen);
        Assert.Equal(Enumerable.Range(0, Side * Side), blocks.SelectMany(b => b).Order());
        Assert.All(blocks, b => Assert.True(b.Length <= SharedNeighbours.Areas && b.Select(a => Queen[a].Length).Distinct().Count() == 1));
        Assert.All(blocks.Where(b => Queen[b[0]].Length == 8), b => Assert.DoesNotContain(b, a => b.Intersect(Queen[a].ToArray()).Any()));
    }

    [Fact]
    public void Neither_cores_nor_unequal_weights_nor_islands_disturb_it()
    {
        var edges = Enumerable.Range(0, Values.Length - 1).SelectMany(a => Queen[a].ToArray().Where(b => b < Values.Length - 1).Select(b => (a, b, a % 7 == 0 ? 1.0 + b % 3 : 1.0)));
        var mixed = Neighbours.FromEdges(Values.Length, edges);
        var (one, two) = (LocalMoran.Test(Values, mixed, new() { Count = 199, Seed = 2, Cores = 1 }), LocalMoran.Test(Values, mixed, new() { Count = 199, Seed = 2, Cores = 2 }));
        Assert.Equal(one.PValue, two.PValue);
        Assert.True(double.IsNaN(one.PValue[^1]));
        Assert.All(one.PValue[..^1], p => Assert.InRange(p, 0.01, 1));
    }

    [Fact]
    public void Without_a_pattern_five_of_a_hundred_areas_are_told_and_no_map_is_far_off()
    {
        // 20 maps of 2,500 areas: neighbouring areas share values, hence the wide band for a map.
        var shares = Enumerable.Range(0, 20).Select(map => LocalMoran.Test(Drawn(Side * Side, map), Queen, new() { Count = 999, Seed = (ulong)map }).PValue.Count(p => p <= 0.05) / 2500.0).ToArray();
        Assert.All(shares, s => Assert.InRange(s, 0.03, 0.07));
        Assert.InRange(shares.Average(), 0.045, 0.055);
    }

    private static double[] Drawn(int count, int seed)
    {
        var random = new SeededRandom(99, seed, 0);
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = -Math.Log(1 - random.NextDouble());
        return values;
    }
}
