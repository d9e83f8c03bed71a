using HaiDang.Analysis.Interaction;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Do incidents near in space come near in time, within which distance and how long? The space-time K over exact points.</summary>
internal sealed class KRun : RunMethod
{
    private const string Band = "band", Bands = "bands", Span = "span", Spans = "spans", Edge = "edge", Permuted = "permutations";

    /// <summary>A cell of fewer pairs makes no claim.</summary>
    private const long FewPairs = 5;

    private const int FewestPoints = 20;

    public override string Key => "k";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Count(Band, 250, 10, 10_000, first: true),
        RunSetting.Count(Bands, 4, 1, 20, first: true),
        RunSetting.Count(Span, 7, 1, 90, first: true),
        RunSetting.Count(Spans, 4, 1, 20, first: true),
        RunSetting.Choice(Edge, first: false, "isotropic", "none"),
        RunSetting.Count(Permuted, 999, 99, 9_999),
        RunSetting.Count(RunSetting.Seed, 20_240_307, 0, long.MaxValue / 2),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        var points = data.Events.Count(e => e.HasPoint && e.Step >= 0);
        if (points < FewestPoints) return new("Refuse.FewPoints", Cell.Count(points), Cell.Count(FewestPoints));
        if (data.Land.IsEmpty) return new("Refuse.NoOutline");
        if (data.Days <= settings.Whole(Span) * settings.Whole(Spans)) return new("Refuse.Spans", Cell.Count(data.Days), Cell.Count(settings.Whole(Span) * settings.Whole(Spans)));
        return NearPairs.About(data, Reach(settings)) is > NearPairs.Most and var pairs ? new("Refuse.Pairs", Cell.Count((long)pairs), Cell.Count((long)NearPairs.Most)) : null;
    }

    public override double Seconds(RunData data, RunSettings settings) => 0.1 + NearPairs.About(data, Reach(settings)) * (200e-9 + settings.Whole(Permuted) * 4e-9);

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var (events, x, y) = data.Placed();
        double[] distances = [.. Enumerable.Range(1, settings.Whole(Bands)).Select(b => b * settings.Number(Band))];
        double[] spans = [.. Enumerable.Range(1, settings.Whole(Spans)).Select(s => (double)s * settings.Whole(Span))];
        SpaceTimeKFunction found;
        try
        {
            found = SpaceTimeK.Of(
                x, y, Array.ConvertAll(events, e => (double)e.Step), data.Land, distances, spans, settings.Word(Edge) is "none" ? KEdge.None : KEdge.Isotropic,
                new() { Count = settings.Whole(Permuted), Seed = (ulong)settings.Seed, Progress = progress, Stop = stop });
        }
        catch (ArgumentException broken)
        {
            throw new RunRefusedException(new("Refuse.Engine", Cell.Text(broken.Message)));
        }
        var pairs = Pairs(events, x, y, distances, spans, stop);
        var overall = found.Overall.PGreater;
        var cells = found.Cells.Select((c, at) => (Cell: c, Pairs: pairs[at], Verdict: Verdict(c, pairs[at], overall))).ToArray();
        var raised = cells.Where(c => c.Verdict is "raised").ToArray();
        return new()
        {
            Asked = [new("K.Asked", Cell.Count(found.Events), Cell.Count(data.Days), Cell.Number(distances[^1]), Cell.Count((long)spans[^1]))],
            Found = overall > Level ? []
                : [new("K.Overall", Cell.P(overall)), .. raised.Length == 0 ? [] : new[] { Strongest(raised.MaxBy(c => c.Cell.Excess)) }],
            NotFound = overall > Level ? [new("K.None", Cell.P(overall))] : raised.Length == cells.Length ? [new("K.NoRest")] : [new("K.Rest", Cell.Count(cells.Length - raised.Length), Cell.Count(cells.Length))],
            Mind =
            [
                Used(data, found.Events), new("K.Window", Cell.Number(Math.Round(found.Area / 1e6)), Cell.Count(found.Outside), Cell.Word($"edge.{settings.Word(Edge)}")), new("K.Mind"),
                new("K.Cells", Cell.Count(FewPairs)), new("Method.Replications", Cell.Count(settings.Whole(Permuted)), Cell.Text(settings.Word(RunSetting.Seed))),
            ],
            Table = new(
                [new("metresTo", CellKind.Count), new("daysTo", CellKind.Count), new("verdict", CellKind.Word), new("pairs", CellKind.Count), new("ratio", CellKind.Ratio), new("p", CellKind.P)],
                [.. cells.Select(c => new RunRow(null, Cell.Of(c.Cell.Distance), Cell.Of(c.Cell.Span), c.Verdict, Cell.Of(c.Pairs), Cell.Of(1 + c.Cell.Excess), Cell.Of(c.Cell.ByChance.PGreater)))]),
        };
    }

    private static double Reach(RunSettings settings) => settings.Number(Band) * settings.Whole(Bands);

    private static string Verdict(SpaceTimeKCell cell, long pairs, double overall) =>
        overall > Level || cell.ByChance.PGreater > Level ? "chance" : pairs < FewPairs ? "few" : "raised";

    private static Said Strongest((SpaceTimeKCell Cell, long Pairs, string Verdict) at) =>
        new("K.Strongest", Cell.Number(at.Cell.Distance), Cell.Count((long)at.Cell.Span), Cell.Count(at.Pairs), Cell.Ratio(1 + at.Cell.Excess), Cell.P(at.Cell.ByChance.PGreater));

    /// <summary>Pairs up to each distance and span, without weights: how much each cell rests on.</summary>
    private static long[] Pairs(RunData.Event[] events, double[] x, double[] y, double[] distances, double[] spans, CancellationToken stop)
    {
        var counts = new long[distances.Length * spans.Length];
        foreach (var (one, other, apart) in NearPairs.Of(x, y, distances[^1]))
        {
            var days = Math.Abs(events[one].Step - events[other].Step);
            for (var d = 0; d < distances.Length; d++)
                for (var s = 0; s < spans.Length; s++)
                    if (apart <= distances[d] && days <= spans[s]) counts[d * spans.Length + s]++;
        }
        stop.ThrowIfCancellationRequested();
        return counts;
    }
}
