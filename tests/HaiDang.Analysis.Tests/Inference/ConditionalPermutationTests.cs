using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Inference;

public class ConditionalPermutationTests
{
    private static readonly double[] Values = LocalCases.Read("columbus/data.csv")["CRIME"];
    private static readonly Neighbours Columbus = LocalCases.Read("columbus/weights-gal-CRIME-B.csv").ToNeighbours(Values.Length);

    [Fact]
    public void P_values_agree_with_every_subset_that_could_have_been_drawn()
    {
        var plan = new Permutations { Count = 19_999, Seed = 1 };
        var counts = ConditionalPermutation.Sums(Values, Columbus, plan);
        var checkedAreas = 0;
        for (var area = 0; area < Values.Length; area++)
        {
            var k = Columbus[area].Length;
            if (k > 3)
                continue;
            var observed = Columbus[area].ToArray().Sum(j => Values[j]);
            var sums = Sums([.. Values[..area], .. Values[(area + 1)..]], k).ToArray();
            var exact = sums.Count(sum => sum >= observed - 1e-9) / (double)sums.Length;
            Assert.InRange(counts[area].PGreater, exact - Error(exact), exact + Error(exact));
            checkedAreas++;
        }
        Assert.Equal(14, checkedAreas);
        double Error(double p) => 4.5 * Math.Sqrt(p * (1 - p) / plan.Count) + 2.0 / plan.Count;
        static IEnumerable<double> Sums(double[] from, int k) => k == 0
            ? [0]
            : from.SelectMany((value, at) => Sums(from[(at + 1)..], k - 1).Select(rest => value + rest));
    }

    [Fact]
    public void Equal_and_nearly_equal_weights_draw_from_the_same_distribution()
    {
        // Equal weights draw subsets, unequal ones shuffle: two ways to one p-value.
        var plan = new Permutations { Count = 9_999, Seed = 4 };
        var uneven = Neighbours.FromEdges(Values.Length, Enumerable.Range(0, Values.Length)
            .SelectMany(i => Columbus[i].ToArray().Select((j, t) => (i, j, 1 + 1e-9 * t))));
        var (equal, nearly) = (ConditionalPermutation.Sums(Values, Columbus, plan), ConditionalPermutation.Sums(Values, uneven, plan));
        for (var area = 0; area < Values.Length; area++)
        {
            var p = (equal[area].PGreater + nearly[area].PGreater) / 2;
            Assert.Equal(equal[area].PGreater, nearly[area].PGreater, 4.5 * Math.Sqrt(2 * p * (1 - p) / plan.Count) + 1e-3);
            Assert.NotEqual(0, equal[area].AtLeast);
        }
    }

    [Fact]
    public void Many_neighbours_are_drawn_as_fairly_as_few()
    {
        // 40 of 48 others: beyond the limit for subsets. The sum of the 8 left out decides.
        var plan = new Permutations { Count = 9_999, Seed = 8 };
        var wide = Neighbours.FromEdges(Values.Length, Enumerable.Range(1, 40).Select(j => (0, j, 1d)));
        var left = Neighbours.FromEdges(Values.Length, Enumerable.Range(41, 8).Select(j => (0, j, 1d)));
        var p = ConditionalPermutation.Sums(Values, wide, plan)[0].PGreater;
        Assert.Equal(ConditionalPermutation.Sums(Values, left, plan)[0].PLess, p, 4.5 * Math.Sqrt(2 * p * (1 - p) / plan.Count));
    }

    [Fact]
    public void With_and_without_vectors_the_counts_are_the_same()
    {
        var plan = new Permutations { Count = 1_003, Seed = 6 };
        Assert.Equal(
            ConditionalPermutation.Run<NeighbourValue>(Values, Columbus, plan, vectors: false),
            ConditionalPermutation.Sums(Values, Columbus, plan));
        Assert.Equal(
            ConditionalPermutation.Run<SquaredDifference>(Values, Columbus, plan, vectors: false),
            ConditionalPermutation.SquaredDifferences(Values, Columbus, plan));
    }

    [Fact]
    public void Draws_follow_the_stream_of_their_area_and_replicate_even_where_a_word_is_unfair()
    {
        // With a bound of three quarters of 2³¹ about a third of the words may be unfair, so that every batch meets some.
        const int bound = 3 << 29;
        var draws = new RandomNeighbours<NeighbourValue>(
            [1, 2], Neighbours.FromEdges(2, [(0, 1, 1)]), new() { Count = 1, Seed = 77 }, vectors: true);
        foreach (var limit in new[] { 50, bound })
        {
            var picks = draws.Pick(area: 5, first: 16, k: 6, limit, step: 1).ToArray();
            for (var lane = 0; lane < 8; lane++)
            {
                var random = new SeededRandom(77, 5, 16 + lane);
                for (var t = 0; t < 6; t++)
                {
                    var fair = SeededRandom.TryBelow(random.NextUInt32(), (uint)(limit + t), out var picked);
                    Assert.InRange(picks[t * 8 + lane], 0u, (uint)(limit + t - 1));
                    if (fair)
                        Assert.Equal(picked, picks[t * 8 + lane]);
                }
            }
        }
    }

    [Fact]
    public void The_number_of_cores_changes_nothing_and_the_seed_everything()
    {
        var plan = new Permutations { Count = 199, Seed = 12, Cores = 1 };
        var one = ConditionalPermutation.Sums(Values, Columbus, plan);
        Assert.Equal(one, ConditionalPermutation.Sums(Values, Columbus, plan with { Cores = 5 }));
        Assert.NotEqual(one, ConditionalPermutation.Sums(Values, Columbus, plan with { Seed = 13 }));
    }

    [Fact]
    public void More_permutations_begin_with_the_fewer_ones()
    {
        var few = ConditionalPermutation.Sums(Values, Columbus, new() { Count = 100, Seed = 3 });
        var more = ConditionalPermutation.Sums(Values, Columbus, new() { Count = 101, Seed = 3 });
        Assert.All(few.Zip(more), pair => Assert.InRange(pair.Second.AtLeast - pair.First.AtLeast, 0, 1));
    }

    [Fact]
    public void An_area_with_a_single_draw_possible_is_always_a_tie()
    {
        var pair = Neighbours.FromEdges(3, [(0, 1, 0.5), (0, 2, 0.5), (1, 0, 1)]);
        var counts = ConditionalPermutation.Sums([0.1, 0.2, 0.7], pair, new() { Count = 20, Seed = 1 });
        Assert.Equal(new PermutationCount(20, 20, 20), counts[0]);
        Assert.Equal(1, counts[0].PTwoSided);
        Assert.Equal(new PermutationCount(20, 20, 20), counts[2]);   // an island
    }

    [Fact]
    public void Progress_rises_to_one_and_a_stop_is_heard()
    {
        var (x, y) = (Enumerable.Range(0, 500).Select(i => (double)i).ToArray(), new double[500]);
        var line = Neighbours.KNearest(x, y, 4);
        var heard = new List<double>();
        ConditionalPermutation.Sums(x, line, new() { Count = 9, Seed = 1, Progress = heard.Add });
        Assert.Equal(heard.Order(), heard);
        Assert.Equal(1, heard[^1]);

        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => ConditionalPermutation.Sums(
            x, line, new() { Count = 9, Seed = 1, Stop = stop.Token, Progress = _ => stop.Cancel() }));
    }

    [Fact]
    public void Broken_input_is_refused_with_its_numbers()
    {
        var plan = new Permutations { Count = 9, Seed = 1 };
        Assert.Contains("values (2)", Refused(() => ConditionalPermutation.Sums([1, 2], Columbus, plan)));
        Assert.Contains("1 values", Refused(() => ConditionalPermutation.Sums([1], Neighbours.FromEdges(1, []), plan)));
        Assert.Contains("values[1]", Refused(() =>
            ConditionalPermutation.SquaredDifferences([1, double.NaN], Neighbours.FromEdges(2, []), plan)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Permutations { Count = 0, Seed = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Permutations { Count = 1, Seed = 1, Cores = 0 });
    }

    private static string Refused(Func<PermutationCount[]> call) => Assert.Throws<ArgumentException>(call).Message;
}
