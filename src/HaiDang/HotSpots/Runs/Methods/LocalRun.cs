using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Where do communes of many, or few, incidents lie beside their like? Gi* and local Moran's I over communes.</summary>
internal sealed class LocalRun : RunMethod
{
    private const string Statistic = "statistic", Value = "value", Weights = "weights", Alpha = "alpha", Permuted = "permutations";

    /// <summary>Below this many incidents in all, a map of communes makes no claim.</summary>
    private const long FewIncidents = 20;

    public override string Key => "local";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Choice(Statistic, first: true, "gstar", "moran"),
        RunSetting.Choice(Value, first: true, "count", "rate"),
        RunSetting.Choice(Weights, first: true, "queen", "knn:4", "knn:6", "band:10000", "band:20000"),
        RunSetting.Number(Alpha, 0.05, 0.001, 0.2),
        RunSetting.Count(Permuted, 9_999, 99, 99_999),
        RunSetting.Count(RunSetting.Seed, 20_240_307, 0, long.MaxValue / 2),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        if (!data.IsWhole) return new("Refuse.NotWhole");
        if (settings.Word(Value) is "rate" && data.Places.Count(p => p.Population is > 0) < 3) return new("Refuse.People");
        var used = data.Total - data.NoPlace;
        return used < FewIncidents ? new("Refuse.Few", Cell.Count(used), Cell.Count(FewIncidents)) : null;
    }

    public override double Seconds(RunData data, RunSettings settings) => 0.05 + data.Places.Length * (double)settings.Whole(Permuted) * 1.5e-7;

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var counts = new double[data.Places.Length];
        foreach (var e in data.Events)
            if (e.Place >= 0) counts[e.Place]++;
        var values = settings.Word(Value) is "rate" ? [.. counts.Select((c, i) => data.Places[i].Population is > 0 and var people ? c / people * 10_000 : double.NaN)] : counts;
        _ = Joined.TryParse(settings.Word(Weights), out var joined);
        var neighbours = data.Ground.Neighbours(joined);
        var permutations = new Permutations { Count = settings.Whole(Permuted), Seed = (ulong)settings.Seed, Progress = progress, Stop = stop };
        var isMoran = settings.Word(Statistic) is "moran";
        var found = isMoran ? LocalMoran.Test(values, neighbours.RowStandardised(), permutations) : GetisOrd.Star(values, neighbours, permutations);
        var q = new double[values.Length];
        FalseDiscovery.BenjaminiHochberg(found.PValue, q);
        var verdicts = Enumerable.Range(0, values.Length).Select(i => Verdict(found, q[i], i, settings.Number(Alpha), isMoran)).ToArray();

        var order = Enumerable.Range(0, values.Length).OrderBy(i => Rank(verdicts[i])).ThenBy(i => double.IsNaN(q[i]) ? 2 : q[i]).ThenByDescending(i => found.ZScore[i]).ThenBy(i => data.Places[i].Code, StringComparer.Ordinal).ToArray();
        return new()
        {
            Asked = [new($"Local.Asked.{settings.Word(Statistic)}", Cell.Count((long)counts.Sum()), Cell.Count(data.Places.Length), Cell.Count(data.Days), Cell.Word($"value.{settings.Word(Value)}"))],
            Found = Found(verdicts, order, data), NotFound = NotFound(verdicts, order, found, q),
            Mind = [Used(data, (long)counts.Sum()), new("Local.Mind"), .. Islands(data, joined), .. Unknown(verdicts), new("Local.Method", Cell.Word($"weights.{settings.Word(Weights)}"), Cell.P(settings.Number(Alpha))), new("Method.Replications", Cell.Count(settings.Whole(Permuted)), Cell.Text(settings.Word(RunSetting.Seed)))],
            Areas = new(order.ToDictionary(i => data.Places[i].Id, i => Paint(verdicts[i], q[i]))),
            Legend =
            [
                new("hot-3", new("Key.HotQ", Cell.P(0.001))), new("hot-2", new("Key.HotQ", Cell.P(0.01))), new("hot-1", new("Key.HotQ", Cell.P(settings.Number(Alpha)))),
                new("none", new("Key.Plain")), new("cold-2", new("Key.ColdQ", Cell.P(settings.Number(Alpha)))),
                .. isMoran ? new RunKey[] { new("div-p1", new("Key.HighAmongLow")), new("div-n1", new("Key.LowAmongHigh")) } : [], new("unknown", new("Key.Unknown")),
            ],
            Table = new(
                [new("place", CellKind.Text), new("verdict", CellKind.Word), new("count", CellKind.Count), new("value", CellKind.Number), new("around", CellKind.Number), new("z", CellKind.Ratio), new("p", CellKind.P), new("q", CellKind.P)],
                [.. order.Select(i => new RunRow(data.Places[i].Id, data.Places[i].Name, verdicts[i], Cell.Of(counts[i]), Cell.Of(values[i]), Cell.Of(found.NeighbourMean[i]), Cell.Of(found.ZScore[i]), Cell.Of(found.PValue[i]), Cell.Of(q[i])))]),
        };
    }

    private static string Verdict(LocalResult found, double q, int at, double alpha, bool isMoran)
    {
        if (double.IsNaN(q)) return "unknown";
        if (q > alpha) return "chance";
        if (!isMoran) return found.ZScore[at] > 0 ? "hot" : "cold";
        return found.Quadrant[at] switch { Quadrant.HighHigh => "hot", Quadrant.LowLow => "cold", Quadrant.HighLow => "hl", Quadrant.LowHigh => "lh", _ => "chance" };
    }

    private static int Rank(string verdict) => verdict switch { "hot" => 0, "hl" => 1, "lh" => 2, "cold" => 3, "chance" => 4, _ => 5 };

    private static string Paint(string verdict, double q) => verdict switch
    {
        "hot" or "cold" => $"{verdict}-{(q <= 0.001 ? 3 : q <= 0.01 ? 2 : 1)}",
        "hl" => "div-p1",
        "lh" => "div-n1",
        "unknown" => "unknown",
        _ => "none",
    };

    private static Said[] Found(string[] verdicts, int[] order, RunData data)
    {
        List<Said> said = [];
        foreach (var verdict in new[] { "hot", "hl", "lh", "cold" })
            if (order.Where(i => verdicts[i] == verdict).Select(i => data.Places[i].Name).ToArray() is { Length: > 0 } names)
                said.Add(new($"Local.Found.{verdict}", Cell.Count(names.Length), Cell.Text(string.Join(", ", names.Take(5)) + (names.Length > 5 ? ", …" : ""))));
        return [.. said];
    }

    private static Said[] NotFound(string[] verdicts, int[] order, LocalResult found, double[] q) => verdicts.Any(v => v is not ("chance" or "unknown"))
        ? [new("Local.Rest", Cell.Count(verdicts.Count(v => v is "chance")))]
        : [new("Local.None", Cell.P(order.Select(i => q[i]).FirstOrDefault(v => !double.IsNaN(v), 1)), Cell.P(found.PValue.Where(p => !double.IsNaN(p)).DefaultIfEmpty(1).Min()))];

    private static Said[] Islands(RunData data, Joined joined) => data.Ground.Islands(joined) is { Count: > 0 } islands
        ? [new("Local.Islands", Cell.Count(islands.Count), Cell.Count(Ground.IslandNeighbours))] : [];

    private static Said[] Unknown(string[] verdicts) => verdicts.Count(v => v is "unknown") is > 0 and var unknown ? [new("Local.Unknown", Cell.Count(unknown))] : [];
}
