using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Interaction;
using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Interaction;

public class EmergingHotSpotsTests
{
    [Theory]
    [InlineData("0000000000", 0, HotSpotHistory.NoPattern)]
    [InlineData("0000000001", 0, HotSpotHistory.NewHot)]
    [InlineData("0000000011", 0, HotSpotHistory.ConsecutiveHot)]
    [InlineData("0111111111", 1, HotSpotHistory.IntensifyingHot)]
    [InlineData("1111111111", 0, HotSpotHistory.PersistentHot)]
    [InlineData("1111111111", -1, HotSpotHistory.DiminishingHot)]
    [InlineData("0100010001", 0, HotSpotHistory.SporadicHot)]
    [InlineData("0-00010001", 0, HotSpotHistory.OscillatingHot)]
    [InlineData("1111111110", 0, HotSpotHistory.HistoricalHot)]
    [InlineData("1111000000", 0, HotSpotHistory.NoPattern)]
    [InlineData("-000000001", 0, HotSpotHistory.NewHot)]
    [InlineData("000000000-", 0, HotSpotHistory.NewCold)]
    [InlineData("00000000--", 0, HotSpotHistory.ConsecutiveCold)]
    [InlineData("----------", -1, HotSpotHistory.IntensifyingCold)]
    [InlineData("----------", 0, HotSpotHistory.PersistentCold)]
    [InlineData("----------", 1, HotSpotHistory.DiminishingCold)]
    [InlineData("0-000-000-", 0, HotSpotHistory.SporadicCold)]
    [InlineData("01000-000-", 0, HotSpotHistory.OscillatingCold)]
    [InlineData("---------0", 0, HotSpotHistory.HistoricalCold)]
    public void Each_history_has_its_name(string steps, int trend, HotSpotHistory name) =>
        Assert.Equal(name, EmergingHotSpots.History([.. steps.Select(c => c switch { '1' => 1, '-' => -1, _ => 0 })], trend));

    [Fact]
    public void The_scores_are_those_of_Gi_star_on_the_cube()
    {
        const int side = 5, steps = 8, back = 2;
        var space = LocalCases.Lattice(side);
        var random = new SeededRandom(5, 0, 0);
        var counts = Enumerable.Range(0, side * side * steps).Select(_ => (double)random.Below(6)).ToArray();
        var edges = new List<(int, int, double)>();
        for (var place = 0; place < space.Count; place++)
            for (var step = 0; step < steps; step++)
                for (var before = Math.Max(0, step - back); before <= step; before++)
                    foreach (var near in (int[])[place, .. space[place]])
                        if ((near, before) != (place, step)) edges.Add((place * steps + step, near * steps + before, 1));
        var star = GetisOrd.Star(counts, Neighbours.FromEdges(counts.Length, edges)).ZScore;
        var answer = EmergingHotSpots.Of(counts, steps, space, back, 0.05);
        LocalCases.Near(star, [.. answer.SelectMany(a => a.Scores)], 1e-9);
    }

    [Fact]
    public void A_place_that_grows_hot_is_told_and_a_calm_map_has_no_pattern()
    {
        const int side = 12, steps = 20;
        var random = new SeededRandom(6, 0, 0);
        var counts = Enumerable.Range(0, side * side * steps).Select(_ => (double)Draws.Poisson(3, ref random)).ToArray();
        var calm = EmergingHotSpots.Of(counts, steps, LocalCases.Lattice(side), 1, 0.05);
        Assert.InRange(calm.Count(c => c.History == HotSpotHistory.NoPattern), 130, 144);
        foreach (var place in (int[])[26, 27, 38, 39])
            for (var step = 17; step < steps; step++) counts[place * steps + step] += 12;
        var late = EmergingHotSpots.Of(counts, steps, LocalCases.Lattice(side), 1, 0.05);
        Assert.Equal(HotSpotHistory.ConsecutiveHot, late[26].History);
        Assert.Equal(HotSpotHistory.NoPattern, late[143].History);
        var flat = EmergingHotSpots.Of(new double[8], 4, Neighbours.FromEdges(2, [(0, 1, 1), (1, 0, 1)]), 1, 0.05);
        Assert.All(flat, f => Assert.Equal(HotSpotHistory.NoPattern, f.History));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var two = Neighbours.FromEdges(2, [(0, 1, 1)]);
        Assert.Throws<ArgumentException>(() => EmergingHotSpots.Of([1, 2], 1, two, 1, 0.05));
        Assert.Throws<ArgumentException>(() => EmergingHotSpots.Of([1, 2, 3], 2, two, 1, 0.05));
        Assert.Throws<ArgumentException>(() => EmergingHotSpots.Of([1, 2, 3, -1], 2, two, 1, 0.05));
        Assert.Throws<ArgumentException>(() => EmergingHotSpots.Of([1, 2, 3, 4], 2, two, -1, 0.05));
    }

    [Fact]
    public void It_stops_when_told_and_tells_how_far_it_is()
    {
        var counts = new double[9 * 4];
        counts[5] = 3;
        List<double> shares = [];
        EmergingHotSpots.Of(counts, 4, LocalCases.Lattice(3), 1, 0.05, shares.Add, TestContext.Current.CancellationToken);
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.NotEmpty(shares);
        Assert.Throws<OperationCanceledException>(() => EmergingHotSpots.Of(counts, 4, LocalCases.Lattice(3), 1, 0.05, stop: new CancellationToken(true)));
    }
}
