namespace HaiDang.Analysis.Scan;

/// <summary>The largest test statistic of simulated data sets, by trying every window of each.</summary>
internal static class PlainMaxima
{
    /// <param name="scan">What is scanned.</param>
    /// <param name="first">First replicate.</param>
    /// <param name="maxima">Receives the maxima of as many replicates.</param>
    /// <param name="done">Told after every replicate.</param>
    public static void Of(ScanWork scan, int first, Memory<double> maxima, Action<int> done) =>
        Parallel.For(0, maxima.Length, scan.Parallel, () => new Room(scan), (i, _, room) =>
        {
            maxima.Span[i] = room.Maximum(first + i);
            done(1);
            return room;
        }, _ => { });

    private sealed class Room(ScanWork scan)
    {
        private readonly NullDraws _draws = scan.Draws();
        private readonly WindowSearch _search = scan.SimulatedSearch();
        private readonly int[] _counts = new int[scan.Cells.Counts.Length];

        public double Maximum(int replicate)
        {
            _draws.Counts(replicate, _counts);
            return _search.Maximum(_counts);
        }
    }
}
