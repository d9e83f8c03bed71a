using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Concentration;

/// <summary><c>haidang analyse concentration</c>: a CSV of counts per place in, Lorenz curve and Gini coefficient out.</summary>
internal static class AnalyseConcentrationCommand
{
    public static Command Make(House house)
    {
        var input = AnalyseOptions.Needed<string>("--input", Text("Input"), "F.csv");
        var value = AnalyseOptions.Needed<string>("--value", Text("Value"), "COLUMN");
        var per = new Option<string?>("--base") { Description = Text("Base"), HelpName = "COLUMN" };
        var permutations = AnalyseOptions.Checked("--permutations", Text("Permutations"), 999, "N", n => n is >= 99 and <= 1_000_000);
        var seed = AnalyseOptions.Seed();
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("concentration", Text("Command")) { input, value, per, permutations, seed, written, json };
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseConcentration.Run(new()
        {
            Input = parsed.GetValue(input)!, Value = parsed.GetValue(value)!, Base = parsed.GetValue(per), Permutations = parsed.GetValue(permutations),
            Seed = parsed.GetValue(seed), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseConcentration.Answer a) => a.ByChance is not { } chance ? Text("SaidNothing", a.Places) : Text("Said",
        a.Events, a.Places, a.Holding[0].Places, a.Holding[1].Places, a.Holding[2].Places, a.Gini, a.GiniSmallCount, chance.Mean, chance.Lower, chance.Upper,
        chance.PGreater, a.Permutations, a.Seed);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Concentration.{key}", parts);
}
