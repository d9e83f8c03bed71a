using BenchmarkDotNet.Attributes;
using HaiDang.Analysis.Regression;
using HaiDang.Analysis.Surveillance;
namespace HaiDang.Benchmarks;

/// <summary>Five series of 520 weeks: 1,285 rows that Farrington's detector can tell, 2,565 that EARS C1 can.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class WeeklySeries
{
    private readonly double[][] _series = new double[5][];
    private readonly FarringtonSignal[] _farrington = new FarringtonSignal[520];
    private readonly Signal[] _signals = new Signal[520];

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(1);
        for (var k = 0; k < _series.Length; k++)
            _series[k] = [.. Enumerable.Range(0, 520).Select(t => Math.Floor((5 + (6 * k)) * (1 + (0.4 * Math.Cos(Math.Tau * t / 52))) * (0.5 + random.NextDouble())))];
    }

    [Benchmark]
    public void Farrington_flexible()
    {
        foreach (var counts in _series) Farrington.Watch(counts, [], FarringtonSettings.Flexible, _farrington);
    }

    [Benchmark]
    public void Farrington_original()
    {
        foreach (var counts in _series) Farrington.Watch(counts, [], FarringtonSettings.Original, _farrington);
    }

    [Benchmark]
    public void Ears_C1()
    {
        foreach (var counts in _series) Ears.C1(counts, new(), _signals);
    }

    [Benchmark]
    public InterruptedAnswer? Interrupted_negative_binomial() =>
        InterruptedSeries.Fit(_series[2], [], new() { FirstAfter = 260, Season = 52, Model = CountModel.NegativeBinomial });
}
