namespace HaiDang.Analysis.Scan;

/// <summary>The chords of zones of every size; zones of nearly the same expectations share a set.</summary>
internal sealed class ChordBook(ScanWork scan, double usual)
{
    /// <summary>Sets for each doubling of an expectation.</summary>
    private const int PerOctave = 6;

    private const double Smallest = 1e-6;

    private readonly Boundary _boundary = new(scan.Cells);
    private readonly WindowScore _score = new(scan.Cells, scan.Settings);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(int, int, double, bool), Chords> _sets = [];

    /// <summary>Names the set for windows with so much expected, at least and at most.</summary>
    public static (int From, int To) Class(double least, double most) =>
        ((int)Math.Floor(Math.Log2(Math.Max(least, Smallest)) * PerOctave), (int)Math.Ceiling(Math.Log2(Math.Max(most, 2 * Smallest)) * PerOctave));

    public Chords Of((int From, int To) name, double penalty, bool low) => _sets.GetOrAdd((name.From, name.To, penalty, low), key => new Chords(
        _boundary, Math.Pow(2, (double)key.Item1 / PerOctave), Math.Min(Math.Pow(2, (double)key.Item2 / PerOctave), scan.Cells.Cases), key.Item3, Math.Max(1, _score.LeastHigh), key.Item4, usual));
}
