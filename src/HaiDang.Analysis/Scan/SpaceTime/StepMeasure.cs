using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>What is expected at each place, summed up over the steps, with bounds for any window of allowed length.</summary>
internal sealed class StepMeasure
{
    /// <summary>Places that differ by no more than this from one profile, relative to their whole, have it.</summary>
    private const double Rounding = 1e-13;

    private readonly double[] _sums;
    private readonly double[]? _profile;

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
        _profile = Profile();
    }

    /// <summary>What every place expects before each step as a share of its whole; null when places have profiles of their own.</summary>
    private double[]? Profile()
    {
        var first = Array.FindIndex(Whole, w => w > 0);
        if (first < 0) return null;
        var profile = Array.ConvertAll(Of(first).ToArray(), sum => sum / Whole[first]);
        for (var place = 0; place < Whole.Length; place++)
            for (var at = 0; at < Room; at++)
                if (Math.Abs(_sums[place * Room + at] - Whole[place] * profile[at]) > Rounding * Whole[place]) return null;
        return profile;
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

    /// <summary>Lets a place enter; the sums hold only after <see cref="Complete"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int place, double[] zone)
    {
        if (_profile is not null) return;
        ref var from = ref MemoryMarshal.GetReference(Of(place));
        ref var into = ref MemoryMarshal.GetArrayDataReference(zone);
        for (nuint at = 0; at < (nuint)Room; at += 8) (Vector512.LoadUnsafe(ref from, at) + Vector512.LoadUnsafe(ref into, at)).StoreUnsafe(ref into, at);
    }

    /// <summary>Where all places have one profile, the sums of a zone are its whole times that.</summary>
    /// <param name="whole">Expected cases of the zone over all steps.</param>
    /// <param name="zone">Receives them; left alone where places have profiles of their own.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Complete(double whole, double[] zone)
    {
        if (_profile is null) return;
        ref var from = ref MemoryMarshal.GetArrayDataReference(_profile);
        ref var into = ref MemoryMarshal.GetArrayDataReference(zone);
        for (nuint at = 0; at < (nuint)Room; at += 8) (Vector512.LoadUnsafe(ref from, at) * whole).StoreUnsafe(ref into, at);
    }
}
