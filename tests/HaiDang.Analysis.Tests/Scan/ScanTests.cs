using CsCheck;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Scan;
using Xunit;

namespace HaiDang.Analysis.Tests.Scan;

public class ScanTests
{
    private static readonly ScanSettings Spatial = new() { Kind = ScanKind.Spatial, Replications = 0 };

    [Fact]
    public void A_planted_cluster_is_found_with_its_ratio()
    {
        // Nine places in a row, 10 expected at each; 30 cases at the third and fourth, 4 or 5 elsewhere.
        int[] cases = [4, 4, 30, 30, 4, 4, 4, 5, 5];
        var input = Row(cases, 10);
        var cluster = ScanStatistic.Run(input, Spatial).Clusters[0];
        Assert.Equal([2, 3], cluster.Locations.Order());
        Assert.Equal((60L, 20.0), (cluster.Observed, cluster.Expected));
        // 60 ln 3 + 30 ln (30 / 70)
        Assert.Equal(60 * 1.0986122886681098 - 30 * 0.8472978603872037, cluster.LogLikelihoodRatio, 1e-9);
        Assert.Equal(3 / (30.0 / 70), cluster.RelativeRisk, 1e-12);
    }

    [Fact]
    public void Moving_and_turning_the_map_changes_nothing() =>
        Gen.Select(Gen.Int[0, 30].Array[12], Gen.Double[-50, 50], Gen.Double[-50, 50], Gen.Int[1, 1000]).Sample((cases, dx, dy, seed) =>
        {
            if (cases.Sum() < 3) return true;
            var (x, y) = Points(12, (ulong)seed);
            var here = ScanStatistic.Run(Input(cases, x, y), Spatial);
            var there = ScanStatistic.Run(Input(cases, [.. y.Select(v => -v + dx)], [.. x.Select(v => v + dy)]), Spatial);
            return here.Clusters.Count == there.Clusters.Count && (here.Clusters.Count == 0 || Same(here.Clusters[0].TestStatistic, there.Clusters[0].TestStatistic));
        }, iter: 200);

    [Fact]
    public void The_order_of_the_locations_changes_nothing() => Gen.Select(Gen.Int[0, 30].Array[12], Gen.Int[1, 1000]).Sample((cases, seed) =>
    {
        if (cases.Sum() < 3) return true;
        var (x, y) = Points(12, (ulong)seed);
        var here = ScanStatistic.Run(Input(cases, x, y), Spatial);
        var there = ScanStatistic.Run(Input([.. cases.Reverse()], [.. x.Reverse()], [.. y.Reverse()]), Spatial);
        return here.Clusters.Count == 0 || (Same(here.Clusters[0].TestStatistic, there.Clusters[0].TestStatistic)
            && (here.Clusters[0].Observed, here.Clusters[0].Locations.Count) == (there.Clusters[0].Observed, there.Clusters[0].Locations.Count));
    }, iter: 200);

    [Theory]
    [InlineData(ScanRates.High, 0, false), InlineData(ScanRates.Both, 0, false), InlineData(ScanRates.Low, 0, false)]
    [InlineData(ScanRates.High, 1, false), InlineData(ScanRates.Both, 0, true), InlineData(ScanRates.High, 0, true)]
    public void Side_by_side_and_one_by_one_give_the_same_maxima(ScanRates rates, int ellipses, bool bernoulli)
    {
        var (x, y) = Points(150, 7);
        var cases = Enumerable.Range(0, 150).Select(i => new ScanCount(i, 0, 0, 1 + i % 7)).ToArray();
        var input = new ScanInput
        {
            Model = bernoulli ? ScanModel.Bernoulli : ScanModel.Poisson, Places = ScanPlaces.InPlane(x, y), Cases = cases,
            Controls = bernoulli ? [.. cases.Select(c => c with { Count = 3 + c.Location % 4 })] : [],
            Expected = bernoulli ? [] : Even(150, cases.Sum(c => c.Count)),
        };
        var settings = new ScanSettings { Kind = ScanKind.Spatial, Rates = rates, Ellipses = ellipses == 0 ? [] : [new(2, 4), new(4, 6)], EllipsePenalty = 0.5, Cores = 2 };
        var scan = new ScanWork(input, settings);
        Assert.True(SpatialMaxima.Covers(scan));
        var (fast, plain) = (new double[200], new double[200]);
        SpatialMaxima.Of(scan, 0, fast, _ => { });
        PlainMaxima.Of(scan, 0, plain, _ => { });
        Assert.Equal(plain, fast, Same);
    }

    [Fact]
    public void So_many_cases_that_sixteen_bits_do_not_hold_them_are_counted_right()
    {
        var (x, y) = Points(150, 9);
        var cases = Enumerable.Range(0, 150).Select(i => new ScanCount(i, 0, 0, 700 + i)).ToArray();
        var scan = new ScanWork(
            new() { Model = ScanModel.Poisson, Places = ScanPlaces.InPlane(x, y), Cases = cases, Expected = Even(150, cases.Sum(c => c.Count)) }, new() { Kind = ScanKind.Spatial, Rates = ScanRates.Both });
        var (fast, plain) = (new double[80], new double[80]);
        SpatialMaxima.Of(scan, 0, fast, _ => { });
        PlainMaxima.Of(scan, 0, plain, _ => { });
        Assert.Equal(plain, fast, Same);
    }

    [Fact]
    public void Neither_cores_nor_where_a_run_begins_change_a_maximum()
    {
        var (x, y) = Points(150, 7);
        var cases = Enumerable.Range(0, 150).Select(i => new ScanCount(i, 0, 0, 5)).ToArray();
        var input = new ScanInput { Model = ScanModel.Poisson, Places = ScanPlaces.InPlane(x, y), Cases = cases, Expected = Even(150, 750) };
        var (all, tail) = (new double[300], new double[100]);
        SpatialMaxima.Of(new ScanWork(input, new() { Kind = ScanKind.Spatial, Cores = 1 }), 0, all, _ => { });
        SpatialMaxima.Of(new ScanWork(input, new() { Kind = ScanKind.Spatial, Cores = 2 }), 200, tail, _ => { });
        Assert.Equal(all[200..], tail);
    }

    [Fact]
    public void Draws_keep_the_total_and_come_in_proportion()
    {
        var (x, y) = Points(40, 3);
        var cases = Enumerable.Range(0, 40).Select(i => new ScanCount(i, 0, 0, 1 + i % 9)).ToArray();
        var total = cases.Sum(c => c.Count);
        var expected = Enumerable.Range(0, 40).Select(i => (double)(1 + i)).ToArray();
        var scan = new ScanWork(new() { Model = ScanModel.Poisson, Places = ScanPlaces.InPlane(x, y), Cases = cases, Expected = [.. expected.Select(e => e * total / expected.Sum())] }, Spatial);
        var (draws, counts, sums) = (scan.Draws(), new int[40], new double[40]);
        for (var replicate = 0; replicate < 2000; replicate++)
        {
            draws.Counts(replicate, counts);
            Assert.Equal(total, counts.Sum());
            for (var place = 0; place < 40; place++) sums[place] += counts[place];
        }
        for (var place = 0; place < 40; place++)
        {
            var (mean, share) = (2000 * scan.Cells.Measure[place], scan.Cells.Measure[place] / total);
            Assert.InRange(sums[place], mean - 5 * Math.Sqrt(mean * (1 - share)), mean + 5 * Math.Sqrt(mean * (1 - share)));
        }
    }

    [Fact]
    public void What_cannot_be_scanned_is_refused_with_its_numbers()
    {
        var (x, y) = Points(3, 1);
        ScanInput input = Input([1, 2, 3], x, y);
        Refuse(input with { Cases = [] }, Spatial, "0 cases");
        Refuse(input with { Cases = [new(3, 0, 0, 1)] }, Spatial, "location 3 of 3");
        Refuse(input with { Cases = [new(0, 0, 0, -1)] }, Spatial, "-1");
        Refuse(input with { Expected = [1, 2] }, Spatial, "2 numbers");
        Refuse(input with { Expected = [1, 2, double.NaN] }, Spatial, "NaN");
        Refuse(input with { Expected = [0, 3, 3] }, Spatial, "0 are expected");
        Refuse(input with { Expected = [1, 2, 30] }, Spatial, "33");
        Refuse(input with { Model = ScanModel.SpaceTimePermutation }, Spatial, "space and time");
        Refuse(input with { Model = ScanModel.Bernoulli }, Spatial, "0 controls");
        Refuse(input, Spatial with { MaximumShare = 0 }, "0");
        Refuse(input, Spatial with { Ellipses = [new(1, 4)] }, "shape 1");
        Refuse(input, new() { Kind = ScanKind.SpaceTime }, "1 step");
        Assert.Throws<ArgumentException>(() => ScanPlaces.InPlane([], []));
        Assert.Throws<ArgumentException>(() => ScanPlaces.InPlane([double.NaN], [0]));
        Assert.Throws<ArgumentException>(() => ScanPlaces.OnGlobe([0], [91]));
        Assert.Throws<ArgumentException>(() => ScanPlaces.ByNeighbours(2, [[0, 0]]));
        Assert.Throws<ArgumentException>(() => ScanPlaces.ByNeighbours(2, [[0, 2]]));
    }

    [Fact]
    public void A_stop_is_heard_and_progress_rises_to_the_end()
    {
        var (x, y) = Points(60, 1);
        var input = Input([.. Enumerable.Repeat(5, 60)], x, y);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ScanStatistic.Run(input, Spatial with { Replications = 99, Stop = stopped.Token }));
        var shares = new List<double>();
        ScanStatistic.Run(input, Spatial with { Replications = 99, Progress = shares.Add });
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1], 1e-9);
    }

    private static void Refuse(ScanInput input, ScanSettings settings, string said) =>
        Assert.Contains(said, Assert.ThrowsAny<ArgumentException>(() => ScanStatistic.Run(input, settings)).Message, StringComparison.Ordinal);

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));

    private static double[] Even(int places, double total) => [.. Enumerable.Repeat(total / places, places)];

    private static ScanInput Row(int[] cases, double expected) => Input(cases, [.. Enumerable.Range(0, cases.Length).Select(i => i * 1.0)], new double[cases.Length], expected);

    private static ScanInput Input(int[] cases, double[] x, double[] y, double? expected = null) => new()
    {
        Model = ScanModel.Poisson, Places = ScanPlaces.InPlane(x, y), Cases = [.. cases.Select((count, i) => new ScanCount(i, 0, 0, count))],
        Expected = Even(cases.Length, expected * cases.Length ?? cases.Sum()),
    };

    private static (double[] X, double[] Y) Points(int count, ulong seed)
    {
        var random = new SeededRandom(seed, 0, 0);
        var (x, y) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++) (x[i], y[i]) = (random.NextDouble() * 100, random.NextDouble() * 100);
        return (x, y);
    }
}
