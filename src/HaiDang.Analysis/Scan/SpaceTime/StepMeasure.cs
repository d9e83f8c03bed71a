using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>What is expected at each place, summed up over the steps, with bounds for any window of allowed length.</summary>
internal sealed class StepMeasure
{
    private readonly double[] _sums;

    public StepMeasure(ScanWork scan, int firstStep)
    {
        var cells = scan.Cells;
        var times = scan.SimulatedTimes;
        (Steps, Room) = (cells.Steps - firstStep, (cells.Steps - firstStep + 1 + 15) / 16 * 16);
        _sums = new double[cells.Places * Room];
        (Least, Most, Whole) = (new double[cells.Places], new double[cells.Places], new double[cells.Places]);
        for (var place = 0; place < cells.Places; place++)
        {
            var sums = _sums.AsSpan(place * Room, Room);
            for (var step = 0; step < Steps; step++) sums[step + 1] = sums[step] + cells.Measure[place * cells.Steps + firstStep + step] * cells.PerMeasure;
            sums[(Steps + 1)..].Fill(sums[Steps]);
            Least[place] = double.PositiveInfinity;
            for (var step = 0; step + times.Shortest <= Steps; step++) Least[place] = Math.Min(Least[place], sums[step + times.Shortest] - sums[step]);
            var longest = Math.Min(times.Longest, Steps);
            for (var step = 0; step + longest <= Steps; step++) Most[place] = Math.Max(Most[place], sums[step + longest] - sums[step]);
            Whole[place] = sums[Steps];
        }
    }

    public int Steps { get; }

    /// <summary>Length of a row of sums: one more than the steps, and a margin that repeats the last.</summary>
    public int Room { get; }

    /// <summary>Expected cases of a place in the least and in the fullest window of allowed length, and over all steps.</summary>
    public double[] Least { get; }

    /// <inheritdoc cref="Least"/>
    public double[] Most { get; }

    /// <inheritdoc cref="Least"/>
    public double[] Whole { get; }

    /// <summary>Expected cases of a place before each step.</summary>
    public ReadOnlySpan<double> Of(int place) => _sums.AsSpan(place * Room, Room);

    /// <summary>Expected cases of a place from one step to another.</summary>
    public double Of(int place, int from, int to) => _sums[place * Room + to + 1] - _sums[place * Room + from];

    /// <summary>Lets a place enter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int place, double[] zone)
    {
        ref var from = ref MemoryMarshal.GetReference(Of(place));
        ref var into = ref MemoryMarshal.GetArrayDataReference(zone);
        for (nuint at = 0; at < (nuint)Room; at += 8) (Vector512.LoadUnsafe(ref from, at) + Vector512.LoadUnsafe(ref into, at)).StoreUnsafe(ref into, at);
    }
}
