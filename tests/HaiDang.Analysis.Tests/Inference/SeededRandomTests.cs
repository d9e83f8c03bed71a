using System.Runtime.Intrinsics;
using CsCheck;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Inference;

public class SeededRandomTests
{
    // Reference: kat_vectors of Random123 (Salmon and others 2011), rows "threefry4x32 20".
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000 00000000 00000000", "9c6ca96a e17eae66 fc10ecd4 5256a7d8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff ffffffff ffffffff", "2a881696 57012287 f6c7446e a16a6732")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0 082efa98 ec4e6c89", "59cd1dbb b8879579 86b5d00c ac8b6d84")]
    public void Threefry_gives_its_published_words(string counter, string key, string words)
    {
        var (c, k, expected) = (Words(counter), Words(key), Words(words));
        var (x0, x1, x2, x3) = Threefry.Block((k[0], k[1], k[2], k[3]), (c[0], c[1], c[2], c[3]));
        Assert.Equal(expected, new[] { x0, x1, x2, x3 });
        static uint[] Words(string text) => [.. text.Split(' ').Select(word => Convert.ToUInt32(word, 16))];
    }

    [Fact]
    public void Eight_lanes_agree_with_one_block_at_a_time() =>
        Gen.Select(Gen.UInt.Array[4], Gen.UInt.Array[32]).Sample((key, counters) =>
        {
            var k = (key[0], key[1], key[2], key[3]);
            var (x0, x1) = (Vector256.Create(counters, 0), Vector256.Create(counters, 8));
            var (x2, x3) = (Vector256.Create(counters, 16), Vector256.Create(counters, 24));
            Threefry.Blocks(k, ref x0, ref x1, ref x2, ref x3);
            for (var lane = 0; lane < 8; lane++)
                Assert.Equal(
                    Threefry.Block(k, (counters[lane], counters[lane + 8], counters[lane + 16], counters[lane + 24])),
                    (x0[lane], x1[lane], x2[lane], x3[lane]));
        });

    [Fact]
    public void A_stream_is_fixed_for_good_by_its_three_numbers()
    {
        var random = new SeededRandom(seed: 42, area: 7, replicate: 3);
        uint[] first = [random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32()];
        Assert.Equal(Pinned, first);
        Assert.NotEqual(Pinned[0], new SeededRandom(43, 7, 3).NextUInt32());
        Assert.NotEqual(Pinned[0], new SeededRandom(42, 8, 3).NextUInt32());
        Assert.NotEqual(Pinned[0], new SeededRandom(42, 7, 4).NextUInt32());
    }

    [Fact]
    public void Numbers_below_a_bound_are_equally_likely()
    {
        var random = new SeededRandom(1, 2, 3);
        var seen = new int[7];
        for (var draw = 0; draw < 70_000; draw++)
            seen[random.Below(7)]++;
        Assert.InRange(seen.Sum(count => (count - 10_000.0) * (count - 10_000) / 10_000), 0.3, 22.5);   // χ² of 6, 0.1 % each side
    }

    [Fact]
    public void Words_that_would_favour_some_numbers_are_drawn_again()
    {
        // 2³² is 1 more than a multiple of 3: of the words that map to 0, the first must go.
        Assert.False(SeededRandom.TryBelow(0, 3, out _));
        Assert.True(SeededRandom.TryBelow(1, 3, out var picked));
        Assert.Equal(0u, picked);
        Assert.True(SeededRandom.TryBelow(0, 4, out _));
    }

    [Fact]
    public void Every_order_of_a_shuffle_is_equally_likely()
    {
        var random = new SeededRandom(9, 9, 9);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var draw = 0; draw < 24_000; draw++)
        {
            var items = "abcd".ToCharArray();
            random.Shuffle(items.AsSpan());
            seen[new string(items)] = seen.GetValueOrDefault(new string(items)) + 1;
        }
        Assert.Equal(24, seen.Count);
        Assert.InRange(seen.Values.Sum(count => (count - 1_000.0) * (count - 1_000) / 1_000), 7, 50);   // χ² of 23, 0.1 % each side
    }

    [Fact]
    public void Fractions_lie_in_the_unit_interval_and_average_one_half()
    {
        var random = new SeededRandom(5, 0, 0);
        var draws = Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()).ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, 0, 1 - 1.0 / (1UL << 53)));
        Assert.Equal(0.5, draws.Average(), 0.0125);   // 4.3 standard errors
    }

    [Fact]
    public void There_is_no_number_below_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1, 1, 1).Below(0));

    private static readonly uint[] Pinned = [4087533144, 2440126055, 4269369194, 3156029882, 2759046498];
}
