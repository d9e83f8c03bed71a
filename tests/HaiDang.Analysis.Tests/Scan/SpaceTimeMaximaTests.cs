using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Scan;
using Xunit;

namespace HaiDang.Analysis.Tests.Scan;

/// <summary>The searches of many data sets side by side find what trying every window finds.</summary>
public class SpaceTimeMaximaTests
{
    public static TheoryData<ScanModel, ScanKind, ScanRates, int, int, int, int> Scans => new()
    {
        // model, kind, rates, places, steps, cases, longest
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.High, 20, 60, 400, 10 },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.High, 20, 60, 400, 30 },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.High, 60, 40, 150, 5 },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.High, 6, 30, 2500, 12 },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.High, 5, 12, 6000, 4 },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.Low, 12, 40, 800, 10 },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.Both, 12, 40, 800, 10 },
        { ScanModel.SpaceTimePermutation, ScanKind.Prospective, ScanRates.High, 30, 50, 600, 12 },
        { ScanModel.SpaceTimePermutation, ScanKind.Prospective, ScanRates.Both, 30, 50, 600, 12 },
        { ScanModel.SpaceTimePermutation, ScanKind.Prospective, ScanRates.High, 8, 20, 9000, 6 },
        { ScanModel.Poisson, ScanKind.SpaceTime, ScanRates.High, 20, 40, 500, 12 },
        { ScanModel.Poisson, ScanKind.SpaceTime, ScanRates.Both, 15, 30, 400, 15 },
        { ScanModel.Poisson, ScanKind.Prospective, ScanRates.High, 20, 40, 500, 12 },
        { ScanModel.Poisson, ScanKind.Prospective, ScanRates.Low, 20, 40, 500, 12 },
        { ScanModel.Bernoulli, ScanKind.SpaceTime, ScanRates.High, 15, 30, 300, 10 },
        { ScanModel.Bernoulli, ScanKind.SpaceTime, ScanRates.Both, 15, 30, 300, 10 },
        { ScanModel.Bernoulli, ScanKind.SpaceTime, ScanRates.High, 40, 60, 300, 20 },
        { ScanModel.Bernoulli, ScanKind.SpaceTime, ScanRates.Low, 12, 30, 900, 10 },
        { ScanModel.Poisson, ScanKind.SpaceTime, ScanRates.Low, 25, 50, 1500, 20 },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.Low, 30, 60, 3000, 25 },
        { ScanModel.Bernoulli, ScanKind.Prospective, ScanRates.High, 15, 30, 300, 10 },
    };

    [Theory, MemberData(nameof(Scans))]
    public void Side_by_side_and_one_by_one_give_the_same_maxima(ScanModel model, ScanKind kind, ScanRates rates, int places, int steps, int cases, int longest)
    {
        var scan = new ScanWork(World(model, places, steps, cases), new() { Kind = kind, Rates = rates, MaximumSteps = longest, Cores = 2 });
        Same(scan, 100);
    }

    [Fact]
    public void Ellipses_strata_lengths_least_cases_and_looks_change_nothing_in_that()
    {
        var world = World(ScanModel.SpaceTimePermutation, 20, 42, 500);
        var settings = new ScanSettings { Kind = ScanKind.SpaceTime, MaximumSteps = 10 };
        Same(new(world, settings with { Ellipses = [new(2, 4), new(3, 3)], EllipsePenalty = 1 }), 80);
        Same(new(world with { Cases = [.. world.Cases.Select(c => c with { Stratum = c.Step % 7 })] }, settings), 80);
        Same(new(world, settings with { MinimumSteps = 4, MinimumCasesHigh = 6 }), 80);
        Same(new(world, settings with { Kind = ScanKind.Prospective, Looks = 9 }), 80);
        Same(new(world, settings with { Kind = ScanKind.Prospective, MinimumSteps = 3, MaximumShare = 0.2 }), 80);
    }

    [Fact]
    public void Neither_cores_nor_where_a_run_begins_change_a_maximum()
    {
        var world = World(ScanModel.SpaceTimePermutation, 20, 50, 500);
        foreach (var kind in new[] { ScanKind.SpaceTime, ScanKind.Prospective })
        {
            var (all, tail) = (new double[200], new double[70]);
            SpaceTimeMaxima.Of(new(world, new() { Kind = kind, MaximumSteps = 10, Cores = 1 }), 0, all, _ => { });
            SpaceTimeMaxima.Of(new(world, new() { Kind = kind, MaximumSteps = 10, Cores = 2 }), 130, tail, _ => { });
            Assert.Equal(all[130..], tail, Near);
        }
    }

    [Theory]
    [InlineData(ScanModel.SpaceTimePermutation, ScanRates.High), InlineData(ScanModel.SpaceTimePermutation, ScanRates.Both), InlineData(ScanModel.Poisson, ScanRates.Low), InlineData(ScanModel.Bernoulli, ScanRates.High)]
    public void The_clusters_of_the_observed_cases_are_those_of_trying_every_window(ScanModel model, ScanRates rates)
    {
        // With 999 simulations the quick search is taken, without any the plain one.
        var settings = new ScanSettings { Kind = ScanKind.SpaceTime, Rates = rates, MaximumSteps = 12, Replications = 999, Seed = 3 };
        var input = World(model, 40, 60, 700);
        Assert.True(SpaceTimeMaxima.Helps(new(input, settings)));
        var (quick, plain) = (ScanStatistic.Run(input, settings).Clusters, ScanStatistic.Run(input, settings with { Replications = 0 }).Clusters);
        Assert.NotEmpty(quick);
        for (var i = 0; i < quick.Count; i++)
        {
            Assert.Equal(plain[i].TestStatistic, quick[i].TestStatistic, Near);
            Assert.Equal((plain[i].Observed, plain[i].FirstStep, plain[i].LastStep), (quick[i].Observed, quick[i].FirstStep, quick[i].LastStep));
            Assert.Equal(plain[i].Locations, quick[i].Locations);
        }
    }

    [Theory]
    [InlineData(ScanKind.SpaceTime), InlineData(ScanKind.Prospective), InlineData(ScanKind.Spatial)]
    public async Task A_stop_in_the_middle_is_heard_within_a_tenth_of_a_second(ScanKind kind)
    {
        var input = kind == ScanKind.Spatial ? World(ScanModel.Poisson, 1500, 1, 20_000) : World(ScanModel.SpaceTimePermutation, 400, 365, 20_000);
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var settings = new ScanSettings { Kind = kind, MaximumSteps = kind == ScanKind.Spatial ? null : 30, Replications = 200_000, Stop = stop.Token, Progress = _ => started.TrySetResult() };
        var run = Task.Run(() => ScanStatistic.Run(input, settings), TestContext.Current.CancellationToken);
        await Task.WhenAny(started.Task, Task.Delay(3000, TestContext.Current.CancellationToken));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        // A tenth of a second on a quiet machine; tests run side by side.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {watch.ElapsedMilliseconds} ms");
    }

    private static void Same(ScanWork scan, int replicates)
    {
        Assert.True(SpaceTimeMaxima.Covers(scan));
        var (fast, plain, told) = (new double[replicates], new double[replicates], 0);
        SpaceTimeMaxima.Of(scan, 3, fast, n => Interlocked.Add(ref told, n));
        PlainMaxima.Of(scan, 3, plain, _ => { });
        Assert.Equal(plain, fast, Near);
        Assert.Equal(replicates, told);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));

    /// <summary>Places of unequal size, a busy and a quiet season.</summary>
    private static ScanInput World(ScanModel model, int places, int steps, int cases)
    {
        var random = new SeededRandom(11, places, steps);
        var (x, y) = (new double[places], new double[places]);
        for (var i = 0; i < places; i++) (x[i], y[i]) = (random.NextDouble(), random.NextDouble());
        ScanCount[] Throw(int n)
        {
            var thrown = new ScanCount[n];
            for (var i = 0; i < n; i++)
            {
                var (u, v) = (random.NextDouble(), random.NextDouble());
                thrown[i] = new((int)(u * u * places), (int)(Math.Pow(v, 1.3) * steps), 0, 1);
            }
            return thrown;
        }
        var measure = Enumerable.Range(0, places * steps).Select(i => (1.0 + i / steps % 5) * (1 + i % steps % 3)).ToArray();
        var scale = cases / measure.Sum();
        return new()
        {
            Model = model, Places = ScanPlaces.InPlane(x, y), Steps = steps, Cases = Throw(cases),
            Controls = model == ScanModel.Bernoulli ? Throw(3 * cases) : [], Expected = model == ScanModel.Poisson ? [.. measure.Select(m => m * scale)] : [],
        };
    }
}
