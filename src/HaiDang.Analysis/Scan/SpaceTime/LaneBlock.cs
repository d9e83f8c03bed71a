using System.Numerics;

namespace HaiDang.Analysis.Scan;

/// <summary>Room in which 64 simulated data sets are searched side by side; serves one thread.</summary>
internal interface ILaneBlock
{
    /// <summary>Finds the largest test statistic of every data set, where it is above what is known of it.</summary>
    /// <param name="replicates">Up to 64 data sets.</param>
    /// <param name="best">A strength that the maximum is known to reach, or may be supposed to, by data set; raised to the maximum where that is above.</param>
    /// <param name="every">Only every so many centres are looked at.</param>
    /// <param name="done">Told how many data sets' worth of work has been done since.</param>
    /// <returns>False when the cases of a step are more than a lane can count; nothing was found then.</returns>
    bool Search(ReadOnlySpan<int> replicates, Span<double> best, int every, Action<int> done);
}

/// <inheritdoc/>
internal abstract class LaneBlock<T>(ScanWork scan, int firstStep) : ILaneBlock where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    protected const int Lanes = LaneCases<T>.Lanes;

    private readonly int[] _centres = Shuffled(scan.Zones.Centres);

    protected ScanWork Scan { get; } = scan;
    protected LaneCases<T> Cases { get; } = new(scan, firstStep, scan.Settings.Rates == ScanRates.High ? int.CreateSaturating(T.MaxValue) : firstStep > 0 ? ushort.MaxValue : LaneBars<T>.MostPerStep);
    protected WindowScore Score { get; } = new(scan.Cells, scan.Settings);

    /// <summary>The largest statistic found so far, or the floor, by lane.</summary>
    protected double[] Best { get; } = new double[Lanes];

    /// <summary>The lanes that hold a data set.</summary>
    protected ulong Used { get; private set; }

    public bool Search(ReadOnlySpan<int> replicates, Span<double> best, int every, Action<int> done)
    {
        if (!Cases.Draw(replicates)) return false;
        Best.AsSpan().Fill(double.MaxValue);
        best.CopyTo(Best);
        Used = replicates.Length == Lanes ? ulong.MaxValue : (1UL << replicates.Length) - 1;
        Begin();
        var (shapes, told) = (Scan.Zones.Shapes.Length, 0);
        for (var at = 0; at < _centres.Length; at += every)
        {
            Scan.Settings.Stop.ThrowIfCancellationRequested();
            for (var row = _centres[at] * shapes; row < (_centres[at] + 1) * shapes; row++) Row(row);
            if ((int)((long)replicates.Length * (at + 1) / _centres.Length) is var reached && reached == told) continue;
            done(reached - told);
            told = reached;
        }
        if (told < replicates.Length) done(replicates.Length - told);
        Best.AsSpan(0, best.Length).CopyTo(best);
        return true;
    }

    /// <summary>A search begins, with new cases.</summary>
    protected abstract void Begin();

    /// <summary>Looks at all windows of a row.</summary>
    protected abstract void Row(int row);

    /// <summary>In no order of place, so that strong windows are met early.</summary>
    private static int[] Shuffled(int centres)
    {
        var order = Enumerable.Range(0, centres).ToArray();
        var random = new Inference.SeededRandom(1, 0, 0);
        random.Shuffle(order.AsSpan());
        return order;
    }
}
