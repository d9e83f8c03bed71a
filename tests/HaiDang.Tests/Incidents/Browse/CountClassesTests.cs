using CsCheck;
using HaiDang.Incidents.Browse;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class CountClassesTests
{
    [Fact]
    public void More_is_never_lighter_and_the_most_is_darkest() =>
        Gen.Int[0, 5000].Array[2, 60].Sample(counts =>
        {
            var classes = CountClasses.Of(counts.Select(c => (long)c));
            var paints = counts.Order().Select(c => classes.Paint(c)).ToArray();
            var shades = paints.Select(p => p is "none" ? 0 : p[^1] - '0').ToArray();
            Assert.Equal(shades.Order(), shades);
            Assert.Equal(counts.Order().Select(c => c == 0), paints.Select(p => p is "none"));
            if (classes.Keys().Count() > 1) Assert.Equal("seq-6", paints[^1]);
        });

    [Fact]
    public void The_legend_names_every_colour_once_and_leaves_no_gap()
    {
        var keys = CountClasses.Of([1, 2, 2, 5, 9, 14, 23, 31, 44, 51, 88, 120]).Keys().ToArray();
        Assert.Equal(keys.Length, keys.Select(k => k.Paint).Distinct().Count());
        Assert.StartsWith("1", keys[0].Words, StringComparison.Ordinal);
        Assert.StartsWith("≥ ", keys[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_incidents_nothing_is_painted()
    {
        Assert.Equal("none", CountClasses.Of([0, 0]).Paint(0));
        Assert.Empty(CountClasses.Of([]).Keys());
    }
}
