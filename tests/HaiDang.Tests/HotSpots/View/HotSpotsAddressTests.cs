using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.View;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.HotSpots.View;

public sealed class HotSpotsAddressTests
{
    [Fact]
    public void What_is_usual_is_left_out_of_the_address() => Assert.Equal("/hot-spots", new HotSpotsAddress(new()).ToString());

    [Fact]
    public void A_view_survives_its_address()
    {
        var query = new HotSpotQuery { Period = Period.Parse("2026-01-01..2026-03-31"), Kinds = "theft", Against = Against.Population };
        var at = new HotSpotsAddress(query) { Shows = Shown.Density, Place = 12, Sort = "-q", Bandwidth = 500 };
        Assert.Equal(at, HotSpotsAddress.Parse(new Uri("http://x" + at).Query));
    }

    [Fact]
    public void What_cannot_be_understood_is_left_out() =>
        Assert.Equal(new HotSpotsAddress(new()), HotSpotsAddress.Parse("?view=7&place=x&bandwidth=-1&period=yesterday&statistic=magic"));

    [Fact]
    public void Bare_counts_of_single_places_become_gi_star() =>
        Assert.Equal(Statistic.GetisOrd, new HotSpotsAddress(new()).With(new() { Against = Against.Nothing }).Query.Statistic);
}
