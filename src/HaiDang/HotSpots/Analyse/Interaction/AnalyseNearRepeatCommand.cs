using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary><c>haidang analyse near-repeat</c>: events in, how near and how long the risk is raised after one out.</summary>
internal static class AnalyseNearRepeatCommand
{
    public static Command Make(House house)
    {
        const double usualBand = 100;
        var events = new EventOptions();
        var same = AnalyseOptions.Checked("--same-place", Text("SamePlace"), 1.0, "METRES", m => m > 0);
        var band = AnalyseOptions.Checked("--band", Text("Band"), usualBand, "METRES", m => m > 0 && double.IsFinite(m));
        var bands = AnalyseOptions.Checked("--bands", Text("Bands"), 5, "N", n => n is >= 1 and <= 100);
        var span = AnalyseOptions.Checked("--span", Text("Span"), 7.0, "DAYS", d => d > 0 && double.IsFinite(d));
        var spans = AnalyseOptions.Checked("--spans", Text("Spans"), 4, "N", n => n is >= 1 and <= 100);
        var replications = AnalyseOptions.Checked("--replications", Words.Of<Texts>("Analyse.Knox.Replications"), 999, "N", n => n is >= 19 and <= 1_000_000);
        var seed = AnalyseOptions.Seed();
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("near-repeat", Text("Command"));
        events.AddTo(command);
        foreach (var option in new Option[] { same, band, bands, span, spans, replications, seed, written, json }) command.Add(option);
        command.Validators.Add(given =>
        {
            // What was not said counts as its default only later.
            if (given.GetResult(same) is { } nearer && given.GetValue(same) >= (given.GetResult(band) is null ? usualBand : given.GetValue(band)) && !nearer.Implicit) given.AddError(Text("SameBelowBand"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseNearRepeat.Run(new()
        {
            Events = events.Of(parsed), SamePlace = parsed.GetValue(same), BandMetres = parsed.GetValue(band), Bands = parsed.GetValue(bands), SpanDays = parsed.GetValue(span),
            Spans = parsed.GetValue(spans), Replications = parsed.GetValue(replications), Seed = parsed.GetValue(seed), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseNearRepeat.Answer a) => string.Join('\n',
    [
        Words.Of<Texts>("Analyse.Knox.Said", a.Events, a.LeftOut, a.Pairs, a.Replications, a.Seed),
        a.RaisedForDays > 0 ? Text("SaidRaised", a.RaisedWithinMetres, a.RaisedForDays) : Text("SaidNone"),
        .. a.Cells.Where(c => c.Raised).Select(c => Words.Of<Texts>("Analyse.Knox.SaidCell", c.DistanceFrom, c.DistanceTo, c.DaysFrom, c.DaysTo, c.Observed, c.Expected, c.Ratio, c.P)),
    ]);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.NearRepeat.{key}", parts);
}
