using CsCheck;
using HaiDang.Analysis.Concentration;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Concentration;

public class LorenzTests
{
    [Fact]
    public void Every_known_coefficient_is_reproduced() => Assert.All(Known.Rows("numbers", "gini.csv"), row =>
    {
        var counts = Known.Rows("numbers", "gini-input.csv").Where(r => r.Text("set") == row.Text("set")).Select(r => (long)r["count"]).ToArray();
        var lorenz = Lorenz.Of(counts);
        Assert.Equal(row["places"], lorenz.Count);
        Assert.Equal(row["crimes"], lorenz.Total);
        Assert.Equal(row["gini"], lorenz.Gini, 1e-10);
        Assert.Equal(row["gini_small_count"], lorenz.GiniSmallCount, 1e-10);
    });

    [Fact]
    public void The_order_of_places_plays_no_part_and_the_curve_rises_ever_more_slowly() => Gen.Long[0, 30].Array[1, 60].Sample(counts =>
    {
        var lorenz = Lorenz.Of(counts);
        Array.Reverse(counts);
        if (lorenz.Total == 0) return double.IsNaN(lorenz.Gini) && lorenz.PlacesHolding(0.5) == 0;
        for (var k = 2; k <= lorenz.Count; k++)
            if (lorenz[k].Events - lorenz[k - 1].Events > lorenz[k - 1].Events - lorenz[k - 2].Events + 1e-12) return false;
        return lorenz.Gini == Lorenz.Of(counts).Gini && lorenz[0] == (0, 0) && lorenz[lorenz.Count].Places == 1 && Math.Abs(lorenz[lorenz.Count].Events - 1) < 1e-12;
    });

    [Fact]
    public void The_busiest_places_that_hold_a_share_are_counted()
    {
        var lorenz = Lorenz.Of([1, 50, 0, 30, 19]);
        Assert.Equal([1, 1, 2, 3, 4], (double[])[0.1, 0.5, 0.8, 0.99, 1], (places, share) => lorenz.PlacesHolding(share) == places);
        Assert.Throws<ArgumentOutOfRangeException>(() => lorenz.PlacesHolding(0));
    }

    [Fact]
    public void Events_thrown_by_chance_are_called_chance_and_events_in_one_place_are_not()
    {
        var plan = new Permutations { Count = 199, Seed = 3 };
        var even = ConcentrationByChance.Of(Lorenz.Of([11, 9, 8, 13, 10, 12, 9, 8]), [], plan);
        Assert.True(even.PGreater > 0.2);
        Assert.InRange(even.Mean, 0.1, 0.25);   // 80 events over 8 places are never quite even
        Assert.Equal(0.005, ConcentrationByChance.Of(Lorenz.Of([73, 1, 1, 1, 1, 1, 1, 1]), [], plan).PGreater);
    }

    [Fact]
    public void Shares_move_what_chance_makes_and_cores_do_not()
    {
        var counts = Lorenz.Of([70, 10, 10, 10]);
        var byPeople = ConcentrationByChance.Of(counts, [7, 1, 1, 1], new() { Count = 199, Seed = 3 });
        Assert.True(byPeople.PGreater > 0.2);
        Assert.Equal(byPeople, ConcentrationByChance.Of(counts, [7, 1, 1, 1], new() { Count = 199, Seed = 3, Cores = 1 }));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Lorenz.Of([]));
        Assert.Throws<ArgumentException>(() => Lorenz.Of([1, -1]));
        var plan = new Permutations { Count = 9, Seed = 1 };
        Assert.Throws<ArgumentException>(() => ConcentrationByChance.Of(Lorenz.Of([0, 0]), [], plan));
        Assert.Throws<ArgumentException>(() => ConcentrationByChance.Of(Lorenz.Of([1, 2]), [1], plan));
        Assert.Throws<ArgumentException>(() => ConcentrationByChance.Of(Lorenz.Of([1, 2]), [0, 0], plan));
        Assert.Throws<ArgumentException>(() => ConcentrationByChance.Of(Lorenz.Of([1, 2]), [1, double.NaN], plan));
    }
}
