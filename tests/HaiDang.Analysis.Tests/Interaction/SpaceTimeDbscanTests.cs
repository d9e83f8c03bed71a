using HaiDang.Analysis.Interaction;
using Xunit;

namespace HaiDang.Analysis.Tests.Interaction;

public class SpaceTimeDbscanTests
{
    [Fact]
    public void Two_thick_knots_are_parted_by_time_and_what_is_lonely_is_noise()
    {
        double[] x = [0, 1, 2, 0, 1, 2, 50, 3], y = new double[8], t = [0, 1, 2, 30, 31, 32, 1, 2];
        var groups = new int[8];
        Assert.Equal(2, SpaceTimeDbscan.Of(x, y, t, 1, 1, 3, groups));
        // The event at 3 is at the rim of the first knot: near 2, but with too few around it to stand at a heart.
        Assert.Equal([0, 0, 0, 1, 1, 1, -1, 0], groups);
        Assert.Equal(0, SpaceTimeDbscan.Of(x, y, t, 1, 0.5, 3, groups));
        Assert.All(groups, g => Assert.Equal(SpaceTimeDbscan.Noise, g));
    }

    [Fact]
    public void Groups_are_the_connected_hearts_of_a_plain_search()
    {
        var (x, y, t) = SpaceTimeKTests.World(400, 5, repeats: true);
        const double metres = 4, days = 12;
        const int least = 4;
        var groups = new int[400];
        SpaceTimeDbscan.Of(x, y, t, metres, days, least, groups);
        bool Near(int i, int j) => (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]) <= metres * metres && Math.Abs(t[i] - t[j]) <= days;
        var all = Enumerable.Range(0, 400).ToArray();
        var heart = Array.ConvertAll(all, i => all.Count(j => Near(i, j)) >= least);
        Assert.InRange(groups.Max(), 3, 100);
        foreach (var i in all)
        {
            var hearts = all.Where(j => heart[j] && Near(i, j)).ToArray();
            if (heart[i]) Assert.All(hearts, j => Assert.Equal(groups[i], groups[j]));
            else if (hearts.Length == 0) Assert.Equal(SpaceTimeDbscan.Noise, groups[i]);
            else Assert.Contains(groups[i], hearts.Select(j => groups[j]));
        }
        // Hearts of one group hang together: a walk from heart to heart reaches all of them.
        foreach (var group in groups.Where(g => g >= 0).Distinct())
        {
            var members = all.Where(i => heart[i] && groups[i] == group).ToHashSet();
            var reached = new HashSet<int> { members.First() };
            for (var grew = true; grew;) grew = reached.ToArray().Any(i => members.Any(j => Near(i, j) && reached.Add(j)));
            Assert.Equal(members, reached);
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SpaceTimeDbscan.Of([0], [0], [0], 1, 1, 1, new int[1]));
        Assert.Throws<ArgumentException>(() => SpaceTimeDbscan.Of([0], [0], [0], -1, 1, 2, new int[1]));
        Assert.Equal(0, SpaceTimeDbscan.Of([], [], [], 1, 1, 2, []));
    }
}
