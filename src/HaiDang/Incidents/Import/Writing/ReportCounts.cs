using HaiDang.Incidents.Import.Checks;
using HaiDang.Shell;
namespace HaiDang.Incidents.Import.Writing;

/// <summary>Counts what became of the rows, and keeps the first few of every reason.</summary>
internal sealed class ReportCounts
{
    private const int Examples = 5;
    private readonly long[] _rows = new long[Enum.GetValues<Reason>().Length];
    private readonly List<Finding>[] _examples = [.. Enum.GetValues<Reason>().Select(_ => new List<Finding>())];
    private readonly List<Finding> _first = [];
    private long _seen;

    public long Accepted { get; private set; }
    public long Refused { get; private set; }
    public long Doubtful { get; private set; }
    public long Already { get; private set; }
    public long Unmapped { get; private set; }
    public Finding[] First => [.. _first];

    public void Pass() => _seen++;
    public void CountAlready() => Already++;

    public void CountRefused(List<Finding> findings, ReportFile report)
    {
        Refused++;
        // A row that is kept out is counted once, for the reason that kept it out; what else was odd about it no longer matters.
        Note(findings.Find(f => f.Reason.Refuses)!, report);
    }

    public void CountAccepted(List<Finding>? findings, bool mapped, ReportFile report)
    {
        Accepted++;
        if (!mapped) Unmapped++;
        if (findings is null) return;
        Doubtful++;
        foreach (var finding in findings) Note(finding, report);
    }

    public IReadOnlyDictionary<string, long> ByReason() => Enum.GetValues<Reason>()
        .Where(r => _rows[(int)r] > 0).ToDictionary(r => r.Key, r => _rows[(int)r]);

    public ReasonRows[] Reasons(FileProfile profile) => [.. Enum.GetValues<Reason>()
        .Where(r => _rows[(int)r] > 0)
        .OrderBy(r => !r.Refuses).ThenByDescending(r => _rows[(int)r])
        .Select(r => new ReasonRows(r, _rows[(int)r], NoteOf(r, profile), [.. _examples[(int)r]]))];

    private void Note(Finding finding, ReportFile report)
    {
        report.Add(finding);
        var at = (int)finding.Reason;
        _rows[at]++;
        if (_examples[at].Count < Examples) _examples[at].Add(finding);
        if (_seen <= ImportReport.FirstLines) _first.Add(finding);
    }

    private static string? NoteOf(Reason reason, FileProfile profile) => reason switch
    {
        Reason.RoundTime => string.Join("; ", profile.Spikes.Select(s => Words.Of<Texts>("Note.Spike", s.Hour, s.Rows, s.Ratio))),
        Reason.Pile => Words.Of<Texts>("Note.Pile", profile.PileFrom),
        Reason.Outside => Words.Of<Texts>("Note.Outside", PlaceJudge.NearMetres / 1_000),
        Reason.JustOutside => Words.Of<Texts>("Note.JustOutside", PlaceJudge.NearMetres / 1_000),
        _ => null,
    };
}
