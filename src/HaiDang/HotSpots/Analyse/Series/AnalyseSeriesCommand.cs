using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary><c>haidang analyse series</c>: a CSV of counts over time in, what is unusual in it out.</summary>
internal static class AnalyseSeriesCommand
{
    private static readonly IReadOnlyDictionary<string, SeriesMethod> Methods = new Dictionary<string, SeriesMethod>(StringComparer.Ordinal)
    {
        ["ears-c1"] = SeriesMethod.EarsC1, ["ears-c2"] = SeriesMethod.EarsC2, ["ears-c3"] = SeriesMethod.EarsC3, ["farrington"] = SeriesMethod.Farrington,
        ["farrington-flexible"] = SeriesMethod.FarringtonFlexible, ["cusum"] = SeriesMethod.Cusum, ["ewma"] = SeriesMethod.Ewma,
        ["u-chart"] = SeriesMethod.UChart, ["change-point"] = SeriesMethod.ChangePoint, ["interrupted"] = SeriesMethod.Interrupted,
    };

    public static Command Make(House house)
    {
        var input = AnalyseOptions.Needed<string>("--input", Text("Input"), "F.csv");
        var date = AnalyseOptions.Needed<string>("--date", Text("Date"), "COLUMN");
        var value = AnalyseOptions.Needed<string>("--value", Text("Value"), "COLUMN");
        var series = new Option<string?>("--series") { Description = Text("Series"), HelpName = "COLUMN" };
        var per = new Option<string?>("--base") { Description = Text("Base"), HelpName = "COLUMN" };
        var method = AnalyseOptions.Needed<string>("--method", Text("Method"), string.Join('|', Methods.Keys)).AcceptOnlyFromAmong([.. Methods.Keys]);
        var gaps = new Option<string>("--gaps") { Description = Text("Gaps"), DefaultValueFactory = _ => "missing" }.AcceptOnlyFromAmong("missing", "zero");
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();
        var options = new SeriesOptions();

        var command = new Command("series", Text("Command")) { input, date, value, series, per, method, gaps, written, json };
        options.AddTo(command, method);
        command.Validators.Add(given =>
        {
            if (given.GetValue(method) == "interrupted" && given.GetValue(options.Interruption) is null) given.AddError(Text("NeedsInterruption"));
            if (given.GetValue(gaps) == "zero" && given.GetValue(per) is not null) given.AddError(Text("GapsWithBase"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseSeries.Run(new()
        {
            Input = parsed.GetValue(input)!, Date = parsed.GetValue(date)!, Value = parsed.GetValue(value)!, Series = parsed.GetValue(series),
            Base = parsed.GetValue(per), Method = Methods[parsed.GetValue(method)!], GapsAreZero = parsed.GetValue(gaps) == "zero",
            Settings = options.Read(parsed), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseSeries.Answer a)
    {
        var lines = new List<string>
        {
            Text("Said", a.Rows, a.Series.Count, Text($"Step.{a.Step}"), a.Gaps, a.Missing, a.CannotTell, Text($"Name.{a.Method}"), a.Alarms),
        };
        foreach (var s in a.Series)
        {
            if (s.Level is { } level)
                lines.Add(Text("SaidInterrupted", s.Series, level.Value, level.Lower, level.Upper, level.PValue, s.ObservedAfter, s.WithoutItAfter,
                    s.Total!.Value.Value, s.Total.Value.Lower, s.Total.Value.Upper, s.PAnyChange, s.Lags is { } lags ? lags : "–"));
            else if (a.Method == SeriesMethod.Interrupted) lines.Add(Text("SaidCannotTell", s.Series));
            if (s.Changes is { } changes)
                lines.Add(Text("SaidChanges", s.Series, AnalyseOptions.OrDash(s.PAnyChange),
                    changes.Count == 0 ? "–" : string.Join("; ", changes.Select(c => Text("SaidChange", c.From, c.RateBefore, c.RateAfter)))));
        }
        if (a.Out is { } path) lines.Add(path);
        return string.Join(Environment.NewLine, lines);
    }

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Series.{key}", parts);
}
