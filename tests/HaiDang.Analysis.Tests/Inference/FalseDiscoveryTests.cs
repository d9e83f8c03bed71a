using CsCheck;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Inference;

public class FalseDiscoveryTests
{
    // Reference: the 15 p-values of Benjamini and Hochberg (1995), p. 295, where exactly 4 are rejected at 0.05.
    private static readonly double[] Published =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];

    [Fact]
    public void The_published_example_rejects_four()
    {
        var q = new double[15];
        FalseDiscovery.BenjaminiHochberg(Published, q);
        Assert.Equal(4, q.Count(value => value <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, q[3], 1e-15);
        Assert.Equal(1, q[14]);
    }

    [Fact]
    public void Areas_without_a_test_do_not_count()
    {
        var q = new double[17];
        FalseDiscovery.BenjaminiHochberg([double.NaN, .. Published, double.NaN], q);
        var without = new double[15];
        FalseDiscovery.BenjaminiHochberg(Published, without);
        Assert.Equal([double.NaN, .. without, double.NaN], q);
    }

    [Fact]
    public void Q_values_keep_the_order_of_p_and_are_never_smaller() =>
        Gen.Double[0, 1].Array[0, 40].Sample(p =>
        {
            var q = new double[p.Length];
            FalseDiscovery.BenjaminiHochberg(p, q);
            for (var i = 0; i < p.Length; i++)
            {
                Assert.InRange(q[i], p[i], 1);
                for (var j = 0; j < p.Length; j++)
                    Assert.True(p[i] > p[j] || q[i] <= q[j]);
            }
        });

    [Fact]
    public void Broken_input_is_refused_with_its_number()
    {
        Assert.Contains("1.5", Assert.Throws<ArgumentException>(() => FalseDiscovery.BenjaminiHochberg([0.1, 1.5], new double[2])).Message);
        Assert.Contains("p (1)", Assert.Throws<ArgumentException>(() => FalseDiscovery.BenjaminiHochberg([0.1], new double[2])).Message);
    }

    [Fact]
    public void Without_any_pattern_p_values_are_even_and_hardly_any_map_is_flagged()
    {
        const int maps = 150;
        var lattice = LocalCases.Lattice(8);
        var (flagged, small, half, tests) = (0, 0, 0, 0.0);
        for (var map = 0; map < maps; map++)
        {
            var p = GetisOrd.Star(Noise(map, 64), lattice, new Permutations { Count = 2_599, Seed = (ulong)map }).PValue;
            tests += p.Length;
            small += p.Count(value => value <= 0.05);
            half += p.Count(value => value <= 0.5);
            flagged += Flagged(p).Any(flag => flag) ? 1 : 0;
        }
        // Neighbouring areas share values: 9,600 tests carry about as much as a ninth of them independent.
        Assert.InRange(small / tests, 0.05 - 0.027, 0.05 + 0.027);
        Assert.InRange(half / tests, 0.5 - 0.062, 0.5 + 0.062);
        Assert.InRange(flagged / (double)maps, 0, 0.10);   // 0.05 and three standard errors
    }

    [Fact]
    public void Of_the_areas_flagged_hot_around_planted_spots_few_are_false()
    {
        const int maps = 40, side = 10;
        var lattice = LocalCases.Lattice(side);
        var (falseShare, found) = (0d, 0);
        for (var map = 0; map < maps; map++)
        {
            var values = Noise(1_000 + map, side * side);
            bool InSpot(int cell) => cell / side is >= 2 and <= 5 && cell % side is >= 2 and <= 5;
            for (var cell = 0; cell < values.Length; cell++)
                values[cell] += InSpot(cell) ? 0.8 : 0;

            var result = GetisOrd.Local(values, lattice, new Permutations { Count = 3_999, Seed = (ulong)map });
            var hot = Flagged(result.PValue).Zip(result.ZScore, (flag, z) => flag && z > 0).ToArray();
            found += Enumerable.Range(0, values.Length).Count(cell => hot[cell] && lattice[cell].ToArray().All(InSpot));

            // A neighbour of the spot is not at chance: its neighbours do hold planted values.
            var atChance = Enumerable.Range(0, values.Length).Where(cell => !InSpot(cell) && !lattice[cell].ToArray().Any(InSpot));
            falseShare += atChance.Count(cell => hot[cell]) / (double)Math.Max(1, hot.Count(flag => flag));
        }
        Assert.InRange(falseShare / maps, 0, 0.05);
        Assert.InRange(found / (4.0 * maps), 0.75, 1);   // four cells lie wholly inside the spot
    }

    private static double[] Noise(int map, int areas)
    {
        var random = new SeededRandom(seed: 2_025, area: -2, replicate: map);
        var values = new double[areas];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextDouble();
        return values;
    }

    private static bool[] Flagged(double[] p)
    {
        var q = new double[p.Length];
        FalseDiscovery.BenjaminiHochberg(p, q);
        return Array.ConvertAll(q, value => value <= 0.05);
    }
}
