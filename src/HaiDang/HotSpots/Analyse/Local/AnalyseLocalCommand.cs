using System.CommandLine;
using HaiDang.HotSpots.Analyse.Weights;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Local;

/// <summary><c>haidang analyse local</c>: a GeoJSON of areas in, the same with local statistics out.</summary>
internal static class AnalyseLocalCommand
{
    public static Command Make(House house)
    {
        var areas = new Option<string>("--areas") { Description = Text("Areas"), Required = true, HelpName = "F.geojson" };
        var value = new Option<string>("--value") { Description = Text("Value"), Required = true, HelpName = "COLUMN" };
        var per = new Option<string?>("--base") { Description = Text("Base"), HelpName = "COLUMN" };
        var statistic = new Option<string>("--statistic") { Description = Text("Statistic"), DefaultValueFactory = _ => "gstar" }
            .AcceptOnlyFromAmong("moran", "geary", "g", "gstar");
        var rates = new Option<string>("--rates") { Description = Text("Rates"), DefaultValueFactory = _ => "raw" }.AcceptOnlyFromAmong("raw", "eb");
        var other = new Option<string?>("--other") { Description = Text("Other"), HelpName = "COLUMN" };
        var weights = new WeightsOptions.Asked();
        var permutations = Checked("--permutations", 9999, "N", n => n is >= 99 and <= 10_000_000);
        var seed = AnalyseOptions.Seed();
        var correction = new Option<string>("--correction") { Description = Text("Correction"), DefaultValueFactory = _ => "fdr" }.AcceptOnlyFromAmong("fdr", "holm", "bonferroni");
        var fdr = Checked("--fdr", 0.05, "Q", q => q is > 0 and < 1);
        var written = AnalyseOptions.Out(["geojson", "csv", "json"]);
        var json = AnalyseOptions.Json();

        var command = new Command("local", Text("Command")) { areas, value, per, rates, other, statistic };
        weights.AddTo(command);
        foreach (var option in new Option[] { permutations, seed, correction, fdr, written, json }) command.Add(option);
        command.Validators.Add(given =>
        {
            if (given.GetValue(rates) == "eb" && given.GetValue(per) is null) given.AddError(Text("RatesNeedBase"));
            if (given.GetValue(other) is not null && given.GetValue(statistic) != "moran") given.AddError(Text("OtherNeedsMoran"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseLocal.Run(new()
        {
            Areas = parsed.GetValue(areas)!, Value = parsed.GetValue(value)!, Base = parsed.GetValue(per),
            Statistic = Enum.Parse<LocalStatistic>(parsed.GetValue(statistic)!, ignoreCase: true),
            StandardisedRates = parsed.GetValue(rates) == "eb", Other = parsed.GetValue(other), Weights = weights.Of(parsed), Permutations = parsed.GetValue(permutations),
            Seed = parsed.GetValue(seed), Correction = Enum.Parse<Correction>(parsed.GetValue(correction)!, ignoreCase: true), FalseDiscovery = parsed.GetValue(fdr), Out = parsed.GetValue(written)!,
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseLocal.Answer a) => Words.Of<Texts>("Analyse.Local.Said",
        a.N, a.Areas, List(a.CannotTell), a.Weights, a.MeanNeighbours, a.Islands, a.IslandsJoinedTo, a.Statistic, a.Permutations, a.Seed,
        a.FalseDiscovery, List(a.Clusters), a.Out, a.Correction);

    private static string List(IReadOnlyDictionary<string, int> counts) =>
        counts.Count == 0 ? "0" : string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"));

    private static Option<T> Checked<T>(string name, T usual, string help, Predicate<T> isGood) =>
        AnalyseOptions.Checked(name, Text(char.ToUpperInvariant(name[2]) + name[3..]), usual, help, isGood);

    private static string Text(string key) => Words.Of<Texts>($"Analyse.Local.{key}");
}
