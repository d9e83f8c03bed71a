using HaiDang.Analysis;
using HaiDang.HotSpots.Find;
using MathNet.Numerics.Distributions;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

/// <summary>Worlds whose truth is known: levels from a handful to hundreds, a common season, swinging places.</summary>
public sealed class JudgeSpotsTests
{
    private const int Places = 54;
    private const int Blocks = 13;
    private const int Worlds = 400;

    /// <summary>A strip of 6 × 9 places, each touching those around it.</summary>
    private static readonly Neighbours Strip = Neighbours.FromEdges(Places,
        from a in Enumerable.Range(0, Places)
        from b in Enumerable.Range(0, Places)
        where a != b && Math.Abs(a / 9 - b / 9) <= 1 && Math.Abs(a % 9 - b % 9) <= 1
        select (a, b, 1d));

    private static JudgeSpots.Judged[] World(int seed, double swing, int planted)
    {
        var random = new Random(seed);
        var (now, before) = (new long[Places], new long[Places, Blocks]);
        for (var place = 0; place < Places; place++)
        {
            var level = place < planted ? 90 : Math.Exp(Normal.Sample(random, Math.Log(22), 1));
            for (var block = 0; block <= Blocks; block++)
            {
                var mean = level * (1 + 0.2 * Math.Sin(Math.Tau * block / Blocks)) * (block == Blocks && place < planted ? 1.9 : 1);
                var count = Poisson.Sample(random, swing > 0 ? Gamma.Sample(random, 1 / swing, 1 / (swing * mean)) : mean);
                if (block == Blocks) now[place] = count;
                else before[place, block] = count;
            }
        }
        var counts = new CountsByPlace
        {
            All = new(now, before), ByKind = [], WithPoint = now, BlocksNow = 1, DaysBefore = null, NoPlace = 0,
        };
        var own = OwnCounts.Of(counts, t => ComparedWithPast.Of(t.Now, t.Before, 1));
        return JudgeSpots.Run(new() { Permutations = 99 }, own, Strip, TestContext.Current.CancellationToken);
    }

    private static (double FalseShare, double Found) Try(double swing, int planted)
    {
        var (falseShare, found) = (0.0, 0.0);
        for (var world = 0; world < Worlds; world++)
        {
            var flagged = World(world * 31 + planted, swing, planted).Index()
                .Where(j => j.Item.Verdict is Verdict.Hot or Verdict.Cold).Select(j => (j.Index, j.Item.Verdict)).ToArray();
            var right = flagged.Count(f => f.Index < planted && f.Verdict is Verdict.Hot);
            falseShare += flagged.Length > 0 ? (double)(flagged.Length - right) / flagged.Length : 0;
            found += planted > 0 ? (double)right / planted : 0;
        }
        return (falseShare / Worlds, found / Worlds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.05)]
    public void Where_nothing_is_unusual_hardly_ever_is_a_place_flagged(double swing) =>
        Assert.True(Try(swing, planted: 0).FalseShare <= 0.05 + 2 * Math.Sqrt(0.05 * 0.95 / Worlds));

    [Theory]
    [InlineData(0, 0.95)]
    [InlineData(0.01, 0.8)]
    public void What_was_planted_is_found_and_of_the_flagged_at_most_5_in_100_are_wrong(double swing, double atLeast)
    {
        var (falseShare, found) = Try(swing, planted: 3);
        Assert.True(found >= atLeast, $"found {found:F3}");
        Assert.True(falseShare <= 0.05, $"wrong {falseShare:F3}");
    }
}
