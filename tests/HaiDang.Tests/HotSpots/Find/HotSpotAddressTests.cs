using HaiDang.HotSpots.Find;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

public sealed class HotSpotAddressTests
{
    [Fact]
    public void An_empty_address_asks_what_is_usual() => Assert.Equal(new HotSpotQuery(), new HotSpotAddress().Read().Query);

    [Fact]
    public void A_query_survives_its_address()
    {
        var query = new HotSpotQuery
        {
            Period = Period.Parse("2026-01-01..2026-03-31"), Kinds = "robbery,theft", Statistic = Statistic.LocalMoran, Against = Against.Nothing,
            Weights = new(Joined.Way.Nearest, 4), Permutations = 999, Seed = 11, Level = 0.01,
        };
        var (read, wrong) = HotSpotAddress.Of(query).Read();
        Assert.Empty(wrong);
        Assert.Equal(query, read);
    }

    [Fact]
    public void Kinds_are_one_query_in_whatever_order_they_are_named() =>
        Assert.Equal(new HotSpotAddress { Kind = "theft, robbery" }.Read().Query, new HotSpotAddress { Kind = "robbery,theft" }.Read().Query);

    [Theory]
    [InlineData("period", "2026-13-01..2026-01-01", null)]
    [InlineData("weights", null, "knn:0")]
    public void What_cannot_be_read_is_named(string part, string? period, string? weights) =>
        Assert.Equal([part], new HotSpotAddress { Period = period, Weights = weights }.Read().Wrong.Keys);

    [Fact]
    public void Places_by_themselves_cannot_be_held_against_nothing() =>
        Assert.Equal(["against"], new HotSpotAddress { Against = "nothing" }.Read().Wrong.Keys);

    [Theory]
    [InlineData(98), InlineData(100_000)]
    public void So_many_permutations_are_refused(int count) =>
        Assert.Equal(["permutations"], new HotSpotAddress { Permutations = count }.Read().Wrong.Keys);
}
