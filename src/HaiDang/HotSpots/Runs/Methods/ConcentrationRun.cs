using HaiDang.Analysis.Concentration;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>How few communes hold how much of what happens, and is that more than chance makes? Lorenz's curve and Gini's coefficient.</summary>
internal sealed class ConcentrationRun : RunMethod
{
    private const string Base = "base", Permuted = "permutations";
    private const long FewIncidents = 20;
    private const int FewestPlaces = 3;
    private const double Quarter = 0.25, Half = 0.5, Most = 0.8;

    public override string Key => "concentration";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Choice(Base, first: true, "people", "places"),
        RunSetting.Count(Permuted, 999, 99, 9_999),
        RunSetting.Count(RunSetting.Seed, 20_240_307, 0, long.MaxValue / 2),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        var places = Kept(data, settings);
        if (places.Length < FewestPlaces) return settings.Word(Base) is "people" && data.Places.Length >= FewestPlaces ? new("Refuse.People") : new("Refuse.Places", Cell.Count(places.Length));
        var used = Counts(data, places).Sum();
        return used < FewIncidents ? new("Refuse.Few", Cell.Count(used), Cell.Count(FewIncidents)) : null;
    }

    public override double Seconds(RunData data, RunSettings settings) => 0.05 + data.Total * (double)settings.Whole(Permuted) * 20e-9;

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var byPeople = settings.Word(Base) is "people";
        var places = Kept(data, settings);
        var counts = Counts(data, places);
        var lorenz = Lorenz.Of(counts);
        double[] people = byPeople ? [.. places.Select(p => (double)data.Places[p].Population!.Value)] : [];
        var chance = ConcentrationByChance.Of(lorenz, people, new() { Count = settings.Whole(Permuted), Seed = (ulong)settings.Seed, Progress = progress, Stop = stop });
        var order = Enumerable.Range(0, places.Length).OrderByDescending(i => counts[i]).ThenBy(i => data.Places[places[i]].Code, StringComparer.Ordinal).ToArray();
        var all = people.Sum();
        Said[] holding = [.. new[] { Half, Most }.Select(s => new Said("Concentration.Holding", Cell.Count(lorenz.PlacesHolding(s)), Cell.Count(lorenz.Count), Cell.Percent(s)))];
        var gini = new Said("Concentration.Gini", Cell.Ratio(lorenz.Gini), Cell.Ratio(chance.Lower), Cell.Ratio(chance.Upper), Cell.P(chance.PGreater), Cell.Word($"base.{settings.Word(Base)}"));
        return new()
        {
            Asked = [new("Concentration.Asked", Cell.Count(lorenz.Total), Cell.Count(data.Days), Cell.Count(lorenz.Count))],
            Found = chance.PGreater <= Level ? [gini, .. holding] : [],
            NotFound = chance.PGreater <= Level ? [new("Concentration.Who")] : [new("Concentration.None"), gini],
            Mind =
            [
                Used(data, lorenz.Total), .. lorenz.Total < lorenz.Count ? new Said[] { new("Concentration.SmallCount", Cell.Ratio(lorenz.GiniSmallCount)) } : [], new($"Concentration.Mind.{settings.Word(Base)}"),
                .. places.Length < data.Places.Length ? new Said[] { new("Concentration.NoPeople", Cell.Count(data.Places.Length - places.Length), Cell.Count(data.Total - data.NoPlace - lorenz.Total)) } : [],
                new("Method.Replications", Cell.Count(settings.Whole(Permuted)), Cell.Text(settings.Word(RunSetting.Seed))),
            ],
            Areas = new(order.Index().ToDictionary(r => data.Places[places[r.Item]].Id, r => Paint(lorenz[r.Index].Events, counts[r.Item]))),
            Legend =
            [
                new("seq-5", new("Key.Holds", Cell.Percent(Quarter))), new("seq-3", new("Key.Holds", Cell.Percent(Half))), new("seq-2", new("Key.Holds", Cell.Percent(Most))), new("none", new("Key.HoldsRest")),
            ],
            Table = new(
                [
                    new("rank", CellKind.Count), new("place", CellKind.Text), new("count", CellKind.Count), new("shareOf", CellKind.Percent), new("cumulative", CellKind.Percent),
                    .. byPeople ? new RunColumn[] { new("expected", CellKind.Number), new("ratio", CellKind.Ratio) } : [],
                ],
                [.. order.Select((i, row) => new RunRow(data.Places[places[i]].Id,
                [
                    Cell.Of(row + 1), data.Places[places[i]].Name, Cell.Of(counts[i]), Cell.Of((double)counts[i] / lorenz.Total), Cell.Of(lorenz[row + 1].Events),
                    .. byPeople ? new[] { Cell.Of(lorenz.Total * people[i] / all), Cell.Of(counts[i] / (lorenz.Total * people[i] / all)) } : [],
                ]))]),
        };
    }

    /// <summary>Positions of the communes that are compared: by people, those whose number is known.</summary>
    private static int[] Kept(RunData data, RunSettings settings) =>
        [.. Enumerable.Range(0, data.Places.Length).Where(i => settings.Word(Base) is not "people" || data.Places[i].Population is > 0)];

    private static long[] Counts(RunData data, int[] places)
    {
        var counts = new long[data.Places.Length];
        foreach (var e in data.Events)
            if (e.Place >= 0) counts[e.Place]++;
        return Array.ConvertAll(places, p => counts[p]);
    }

    /// <summary>By what busier communes hold before it.</summary>
    private static string Paint(double before, long count) => count == 0 ? "none" : before < Quarter ? "seq-5" : before < Half ? "seq-3" : before < Most ? "seq-2" : "none";
}
