using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.View;
using Xunit;
namespace HaiDang.Tests.HotSpots.View;

public sealed class SortSpotsTests
{
    private static Spot Of(string name, long count, double? q) => new()
    {
        PlaceId = 1, Code = name, Name = name, People = null, AllKinds = Counted(count), WithPoint = 0, Finding = Counted(count), P = q, Q = q,
        Around = null, AroundP = null, AroundQ = null, Verdict = Verdict.NotDifferent, Because = CannotTell.Nothing, Together = false,
    };

    private static Finding Counted(long count) => new(null, count, null, null, null, null, null);

    private static readonly Spot[] Spots = [Of("Đông Triều", 5, 0.5), Of("An Sinh", 9, null), Of("Ba Chẽ", 7, 0.1)];

    [Theory]
    [InlineData(null, "Đông Triều,An Sinh,Ba Chẽ")]
    [InlineData("nonsense", "Đông Triều,An Sinh,Ba Chẽ")]
    [InlineData("name", "An Sinh,Ba Chẽ,Đông Triều")]
    [InlineData("-name", "Đông Triều,Ba Chẽ,An Sinh")]
    [InlineData("-count", "An Sinh,Ba Chẽ,Đông Triều")]
    [InlineData("q", "Ba Chẽ,Đông Triều,An Sinh")]
    [InlineData("-q", "Đông Triều,Ba Chẽ,An Sinh")]
    public void Places_stand_in_the_asked_order_and_what_cannot_be_told_last(string? sort, string expected) =>
        Assert.Equal(expected, string.Join(',', SortSpots.By(sort, Spots).Select(s => s.Name)));
}
