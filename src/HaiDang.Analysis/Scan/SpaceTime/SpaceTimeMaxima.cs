namespace HaiDang.Analysis.Scan;

/// <summary>The largest test statistics of simulated data of a scan in space and time, 64 data sets side by side.</summary>
/// <remarks>
/// A pilot over some of the centres tells a floor that nearly every maximum exceeds. A data set whose maximum does not is searched again without one: a
/// bad floor costs time, never exactness.
/// </remarks>
internal static class SpaceTimeMaxima
{
    private const int Lanes = 64;

    /// <summary>The pilot looks at every so many centres.</summary>
    private const int PilotEvery = 8;

    /// <summary>What the strongest of all windows by chance mostly is, before anything is known.</summary>
    private const double Guess = 6;

    /// <summary>Expected cases in one step beyond which lanes are kept in 16 bits; for low rates, which need room to fall.</summary>
    private const double FewPerStep = 100, FewPerStepLow = 30;

    /// <summary>Beyond this, even 16 bits would not hold them.</summary>
    private const double MostPerStep = 8_000;

    /// <summary>Windows of all simulated data sets together, below which nothing is gained.</summary>
    private const double FewWindows = 10e6;

    /// <summary>Can it be done here, and is there so much to do that the tables it needs pay? Else <see cref="PlainMaxima"/> does it.</summary>
    public static bool Helps(ScanWork scan)
    {
        if (!Covers(scan)) return false;
        var windows = (double)scan.Zones.Order.Length * (ToTheEnd(scan) ? 1 : scan.Cells.Steps) * scan.SimulatedTimes.Longest;
        return windows * scan.Settings.Replications >= FewWindows;
    }

    /// <summary>Can it be done here?</summary>
    public static bool Covers(ScanWork scan) =>
        scan is { InSpace: true, Cells.Steps: > 1, Settings: { IncludeSpatial: false, IncludeTemporal: false } } && scan.Cells.Cases * Lanes < 500_000_000 && PerStep(scan) < MostPerStep;

    /// <param name="scan">What is scanned.</param>
    /// <param name="first">First replicate.</param>
    /// <param name="maxima">Receives the maxima of as many replicates.</param>
    /// <param name="done">Told how many have been done since.</param>
    public static void Of(ScanWork scan, int first, Memory<double> maxima, Action<int> done)
    {
        if (maxima.Length == 0) return;
        var means = new Means(new(scan, FirstStep(scan)), new(scan, Guess), new(scan));
        var all = Enumerable.Range(first, maxima.Length).ToArray();
        var pilot = new double[Math.Min(Lanes, all.Length)];
        if (!Block(scan, means, Guess).Search(all.AsSpan(0, pilot.Length), pilot, PilotEvery, _ => { }))
        {
            PlainMaxima.Of(scan, first, maxima, done);
            return;
        }
        Array.Sort(pilot);
        var usual = Math.Max(1, 1.1 * pilot[pilot.Length / 2]);
        var floor = 0.97 * pilot[0];
        means = means with { Chords = new(scan, usual) };
        var weak = Pass(scan, means, usual, all, floor, first, maxima, done);
        weak = Pass(scan, means, usual, weak, 0, first, maxima, _ => { });
        foreach (var replicate in weak) maxima.Span[replicate - first] = 0;
    }

    /// <summary>Finds the maxima above a floor; the replicates that stay beneath are given back.</summary>
    private static int[] Pass(ScanWork scan, Means means, double usual, int[] replicates, double floor, int first, Memory<double> maxima, Action<int> done)
    {
        var weak = new System.Collections.Concurrent.ConcurrentBag<int>();
        Parallel.For(0, (replicates.Length + Lanes - 1) / Lanes, scan.Parallel, () => Block(scan, means, usual), (block, _, room) =>
        {
            var mine = replicates.AsSpan(block * Lanes, Math.Min(Lanes, replicates.Length - block * Lanes));
            var best = new double[mine.Length];
            Array.Fill(best, floor);
            if (!room.Search(mine, best, every: 1, done))
            {
                foreach (var replicate in mine) PlainMaxima.Of(scan, replicate, maxima.Slice(replicate - first, 1), done);
                return room;
            }
            for (var lane = 0; lane < mine.Length; lane++)
            {
                maxima.Span[mine[lane] - first] = best[lane];
                if (!(best[lane] > floor)) weak.Add(mine[lane]);
            }
            return room;
        }, _ => { });
        return [.. weak.Order()];
    }

    /// <summary>Windows that all end at the last step need no earlier ones than the longest does.</summary>
    private static int FirstStep(ScanWork scan) => ToTheEnd(scan) ? scan.Cells.Steps - scan.SimulatedTimes.Longest : 0;

    private static bool ToTheEnd(ScanWork scan) => scan.SimulatedTimes.FirstEnd == scan.Cells.Steps - 1;

    private static ILaneBlock Block(ScanWork scan, Means means, double usual)
    {
        var few = PerStep(scan) < (scan.Settings.Rates == ScanRates.High ? FewPerStep : FewPerStepLow);
        if (!ToTheEnd(scan)) return few ? new ChordBlock<byte>(scan, means.Measure, means.Chords, usual) : new ChordBlock<ushort>(scan, means.Measure, means.Chords, usual);
        // Here a lane holds a whole window.
        few &= PerStep(scan) * scan.SimulatedTimes.Longest < FewPerStep && scan.Settings.Rates == ScanRates.High;
        return few ? new EndBlock<byte>(scan, FirstStep(scan), means.Measure, means.Thresholds, usual) : new EndBlock<ushort>(scan, FirstStep(scan), means.Measure, means.Thresholds, usual);
    }

    /// <summary>What all blocks of a scan share.</summary>
    private sealed record Means(StepMeasure Measure, ChordBook Chords, ThresholdBook Thresholds);

    /// <summary>Cases expected in the fullest step.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static double PerStep(ScanWork scan)
    {
        var perStep = new double[scan.Cells.Steps];
        for (var place = 0; place < scan.Cells.Places; place++)
        {
            var measure = scan.Cells.Measure.AsSpan(place * perStep.Length, perStep.Length);
            for (var step = 0; step < perStep.Length; step++) perStep[step] += measure[step] * scan.Cells.PerMeasure;
        }
        return perStep.Max();
    }
}
