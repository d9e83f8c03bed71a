using HaiDang.Analysis.Interaction;
using HaiDang.HotSpots.Analyse.Interaction;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>After an incident, how near and for how long is another one likelier than usual? Knox's table over exact points.</summary>
internal sealed class NearRepeatRun : RunMethod
{
    private const string Same = "same", Band = "band", Bands = "bands", Span = "span", Spans = "spans", Replications = "replications";

    /// <summary>A cell of fewer pairs makes no claim.</summary>
    private const long FewPairs = 5;

    private const int FewestPoints = 20;

    /// <summary>The map shows at most so many incidents that have another near them.</summary>
    private const int MostPoints = 5_000;

    public override string Key => "near-repeat";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Count(Band, 200, 10, 10_000, first: true),
        RunSetting.Count(Bands, 5, 1, 20, first: true),
        RunSetting.Count(Span, 7, 1, 90, first: true),
        RunSetting.Count(Spans, 4, 1, 20, first: true),
        RunSetting.Count(Same, 1, 1, 1_000),
        RunSetting.Count(Replications, 999, 99, 9_999),
        RunSetting.Count(RunSetting.Seed, 20_240_307, 0, long.MaxValue / 2),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        if (settings.Number(Same) >= settings.Number(Band)) return new("Refuse.SamePlace", Cell.Number(settings.Number(Same)), Cell.Number(settings.Number(Band)));
        var points = data.Events.Count(e => e.HasPoint && e.Step >= 0);
        if (points < FewestPoints) return new("Refuse.FewPoints", Cell.Count(points), Cell.Count(FewestPoints));
        if (data.Days <= settings.Whole(Span)) return new("Refuse.Days", Cell.Count(data.Days));
        return Pairs(data, settings) is > NearPairs.Most and var pairs ? new("Refuse.Pairs", Cell.Count((long)pairs), Cell.Count((long)NearPairs.Most)) : null;
    }

    public override double Seconds(RunData data, RunSettings settings) => 0.05 + Pairs(data, settings) * (20e-9 + settings.Whole(Replications) * 1.2e-9);

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var (events, x, y) = data.Placed();
        var days = Array.ConvertAll(events, e => (double)e.Step);
        double[] distances = [0, settings.Number(Same), .. Enumerable.Range(1, settings.Whole(Bands)).Select(b => b * settings.Number(Band))];
        double[] spans = [.. Enumerable.Range(0, settings.Whole(Spans) + 1).Select(s => (double)s * settings.Whole(Span))];
        var table = Knox.Of(x, y, days, distances, spans, new() { Count = settings.Whole(Replications), Seed = (ulong)settings.Seed, Progress = progress, Stop = stop });
        var raised = table.Cells.Where(IsRaised).ToArray();
        var (first, lasting) = table.Reach(IsRaised);
        return new()
        {
            Asked = [new("NearRepeat.Asked", Cell.Count(events.Length), Cell.Count(data.Days), Cell.Number(distances[^1]), Cell.Count((long)spans[^1]))],
            Found = Found(raised, first, lasting), NotFound = raised.Length == 0 ? [new("NearRepeat.None")] : [new("NearRepeat.Rest", Cell.Count(table.Cells.Count - raised.Length))],
            Mind =
            [
                Used(data, events.Length), new("NearRepeat.Mind"), new("NearRepeat.Cells", Cell.Count(table.Cells.Count), Cell.Number(table.Cells.Count * Level), Cell.Count(FewPairs)),
                new("Method.Replications", Cell.Count(settings.Whole(Replications)), Cell.Text(settings.Word(RunSetting.Seed))),
            ],
            Points = raised.Length == 0 ? [] : Near(events, x, y, raised), Legend = [new("points", new("Key.Near", Cell.Count(MostPoints)))],
            Table = new(
                [new("metresFrom", CellKind.Count), new("metresTo", CellKind.Count), new("daysFrom", CellKind.Count), new("daysTo", CellKind.Count), new("verdict", CellKind.Word), new("pairs", CellKind.Count), new("expected", CellKind.Number), new("ratio", CellKind.Ratio), new("p", CellKind.P)],
                [.. table.Cells.Select(c => new RunRow(null, Cell.Of(c.DistanceFrom), Cell.Of(c.DistanceTo), Cell.Of(c.SpanFrom), Cell.Of(c.SpanTo), Verdict(c), Cell.Of(c.Observed), Cell.Of(c.Expected), Cell.Of(c.Ratio), Cell.Of(c.ByChance.PGreater)))]),
        };
    }

    private static bool IsRaised(KnoxCell cell) => cell.Observed >= FewPairs && cell.Ratio >= AnalyseNearRepeat.RaisedRatio && cell.ByChance.PGreater <= AnalyseNearRepeat.RaisedP;

    private static string Verdict(KnoxCell cell) =>
        IsRaised(cell) ? "raised" : cell.ByChance.PGreater <= AnalyseNearRepeat.RaisedP && cell.Observed < FewPairs ? "few" : "chance";

    private static Said[] Found(KnoxCell[] raised, KnoxCell? first, KnoxCell? lasting)
    {
        if (raised.Length == 0) return [];
        if (first is null || lasting is null) return [new("NearRepeat.Scattered", Cell.Count(raised.Length))];
        var strongest = raised.Where(c => c.SpanFrom == 0).MaxBy(c => c.Ratio)!;
        return
        [
            new("NearRepeat.Reach", Cell.Number(first.DistanceTo), Cell.Count((long)lasting.SpanTo)),
            new("NearRepeat.Strongest", Cell.Number(strongest.DistanceFrom), Cell.Number(strongest.DistanceTo), Cell.Count((long)strongest.SpanTo), Cell.Count(strongest.Observed), Cell.Number(strongest.Expected), Cell.Ratio(strongest.Ratio), Cell.P(strongest.ByChance.PGreater)),
        ];
    }

    /// <summary>Incidents that have another one near them in a raised cell, the first of them.</summary>
    private static RunPoint[] Near(RunData.Event[] events, double[] x, double[] y, KnoxCell[] raised)
    {
        var counts = new int[events.Length];
        foreach (var (one, other, apart) in NearPairs.Of(x, y, raised.Max(c => c.DistanceTo)))
        {
            var days = Math.Abs(events[one].Step - events[other].Step);
            if (!raised.Any(c => apart >= c.DistanceFrom && apart < c.DistanceTo && days >= c.SpanFrom && days < c.SpanTo)) continue;
            counts[one]++;
            counts[other]++;
        }
        return [.. Enumerable.Range(0, events.Length).Where(i => counts[i] > 0).OrderByDescending(i => counts[i]).ThenBy(i => i).Take(MostPoints).Select(i => new RunPoint(Math.Round(events[i].Lon, 5), Math.Round(events[i].Lat, 5), counts[i]))];
    }

    private static double Pairs(RunData data, RunSettings settings) => NearPairs.About(data, settings.Number(Band) * settings.Whole(Bands));
}
