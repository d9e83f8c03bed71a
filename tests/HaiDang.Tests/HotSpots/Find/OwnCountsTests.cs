using HaiDang.HotSpots.Find;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

public sealed class OwnCountsTests
{
    private const int Places = 20;

    /// <summary>Twenty places with a steady past of two common kinds and a rare one.</summary>
    private static CountsByPlace Counts(long rareAtFirst)
    {
        Tally Steady(long level, long first)
        {
            var tally = Tally.Empty(Places, 13);
            for (var place = 0; place < Places; place++)
            {
                tally.Now[place] = place == 0 ? first : level;
                for (var block = 0; block < 13; block++) tally.Before[place, block] = level;
            }
            return tally;
        }
        return new()
        {
            All = Steady(81, 80 + rareAtFirst), ByKind = new() { ["theft"] = Steady(50, 50), ["fight"] = Steady(30, 30), ["smuggling"] = Steady(1, rareAtFirst) },
            WithPoint = new long[Places], DaysBefore = null, BlocksNow = 1, NoPlace = 0,
        };
    }

    private static OwnCounts Look(CountsByPlace counts) => OwnCounts.Of(counts, t => ComparedWithPast.Of(t.Now, t.Before, 1));

    [Fact]
    public void A_rise_in_a_rare_kind_does_not_drown_among_the_common_ones()
    {
        var own = Look(Counts(rareAtFirst: 14));
        Assert.True(own.All[0].P > 0.05);
        Assert.Equal("smuggling", own.Standing[0].Kind);
        Assert.True(own.P[0] < 1e-6);
    }

    [Fact]
    public void Looking_at_kinds_too_has_its_price()
    {
        var own = Look(Counts(rareAtFirst: 1));
        Assert.All(own.P.Zip(own.All), p => Assert.True(p.First >= p.Second.P));
    }
}
