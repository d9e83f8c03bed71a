using CsCheck;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Interaction;
using Xunit;

namespace HaiDang.Analysis.Tests.Interaction;

public class KnoxTests
{
    private static readonly double[] Distances = [0, 100, 200, 300, 400, 500], Days = [0, 7, 14, 21, 28];
    private static readonly Permutations Few = new() { Count = 99, Seed = 1 };

    private static (double[] X, double[] Y, double[] T) Events { get; } = Read();

    private static (double[], double[], double[]) Read()
    {
        var rows = Known.Rows("knox", "events.csv");
        return ([.. rows.Select(r => r["x"])], [.. rows.Select(r => r["y"])], [.. rows.Select(r => r["t"])]);
    }

    [Fact]
    public void Every_cell_of_the_known_table_is_met_edges_included()
    {
        var table = Knox.Of(Events.X, Events.Y, Events.T, Distances, Days, Few);
        var known = Known.Rows("knox", "band-table.csv");
        Assert.Equal(known.Count, table.Cells.Count);
        foreach (var (row, cell) in known.Zip(table.Cells))
        {
            Assert.Equal((row["metres_from"], row["metres_to"], row["days_from"], row["days_to"]), (cell.DistanceFrom, cell.DistanceTo, cell.SpanFrom, cell.SpanTo));
            Assert.Equal((row["observed"], row["pairs_in_space_band"], row["pairs_in_time_band"]), ((double)cell.Observed, (double)cell.InDistance, (double)cell.InTime));
            Assert.Equal(row["expected"], cell.Expected, 1e-12 * row["expected"]);
        }
        Assert.Equal(known[0]["pairs"], table.Pairs);
    }

    [Fact]
    public void Shuffled_times_give_the_known_mean_and_p()
    {
        var known = Known.Rows("knox", "knox-permutation.csv")[0];
        var cell = Knox.Of(Events.X, Events.Y, Events.T, [0, 100], [0, 7], new() { Count = 9_999, Seed = 3 }).Cells[0];
        Assert.Equal(known["permutation_mean"], cell.SimulatedMean, 0.03 * known["permutation_mean"]);
        Assert.Equal(known["p_value"], cell.ByChance.PGreater, 1e-12);
    }

    [Fact]
    public void Neither_cores_nor_the_order_of_the_events_nor_where_the_map_begins_change_what_is_seen() =>
        Gen.Select(Gen.Int[1, 400], Gen.Double[-1e4, 1e4]).Sample((turn, shift) =>
        {
            var here = Knox.Of(Events.X, Events.Y, Events.T, Distances, Days, new() { Count = 19, Seed = 5, Cores = 1 });
            var again = Knox.Of(Events.X, Events.Y, Events.T, Distances, Days, new() { Count = 19, Seed = 5, Cores = 2 });
            Assert.Equal(here.Cells, again.Cells);
            double[] Turned(double[] v, double by) => [.. v.Skip(turn).Concat(v.Take(turn)).Select(a => a + by)];
            var moved = Knox.Of(Turned(Events.X, Math.Round(shift)), Turned(Events.Y, 0), Turned(Events.T, 1000), Distances, Days, new() { Count = 19, Seed = 5 });
            Assert.Equal(here.Cells.Select(c => (c.Observed, c.InDistance, c.InTime)), moved.Cells.Select(c => (c.Observed, c.InDistance, c.InTime)));
        }, iter: 10);

    [Fact]
    public void All_at_one_place_or_at_one_time_cannot_interact()
    {
        var place = Knox.Of(new double[20], new double[20], [.. Enumerable.Range(0, 20).Select(i => (double)i)], [0, 1], [0, 5], Few).Cells[0];
        Assert.Equal((place.Observed, 1.0), (place.InTime, place.ByChance.PGreater));
        var time = Knox.Of([.. Enumerable.Range(0, 20).Select(i => (double)i)], new double[20], new double[20], [0, 5], [0, 1], Few).Cells[0];
        Assert.Equal((time.Observed, 1.0), (time.InDistance, time.ByChance.PGreater));
    }

    [Fact]
    public void What_makes_no_table_is_refused_with_its_numbers()
    {
        Refuse(() => Knox.Of([0], [0], [0], [0, 1], [0, 1], Few), "1 events");
        Refuse(() => Knox.Of([0, 1], [0], [0, 1], [0, 1], [0, 1], Few), "2");
        Refuse(() => Knox.Of([0, double.NaN], [0, 0], [0, 1], [0, 1], [0, 1], Few), "NaN");
        Refuse(() => Knox.Of([0, 1], [0, 0], [0, 1], [0, 1, 1], [0, 1], Few), "follows");
        Refuse(() => Knox.Of([0, 1], [0, 0], [0, 1], [0, 1], [5], Few), "1 edges");
        Refuse(() => Knox.Of([0, 1], [0, 0], [0, 1], [-1, 1], [0, 1], Few), "-1");
    }

    [Fact, Trait("speed", "long")]
    public void Without_interaction_five_of_a_hundred_are_told()
    {
        const int nulls = 2000;
        var told = Enumerable.Range(0, nulls).Count(world =>
        {
            var random = new SeededRandom(2026, world, 7);
            var (x, y, t) = (new double[150], new double[150], new double[150]);
            for (var i = 0; i < x.Length; i++) (x[i], y[i], t[i]) = (random.NextDouble() * 1000, random.NextDouble() * 1000, random.NextDouble() * 365);
            return Knox.Of(x, y, t, [0, 150], [0, 30], new() { Count = 99, Seed = (ulong)world }).Cells[0].ByChance.PGreater <= 0.05;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{told} of {nulls}");
        Assert.InRange((double)told / nulls, 0.0374, 0.0626);
    }

    private static void Refuse(Action act, string said) => Assert.Contains(said, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
