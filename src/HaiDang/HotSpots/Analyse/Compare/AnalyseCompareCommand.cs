using System.CommandLine;
using System.Globalization;
using HaiDang.Analysis.Displacement;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Compare;

/// <summary><c>haidang analyse compare</c>: two counts, a file of counts, or a treated area with its control and ring.</summary>
internal static class AnalyseCompareCommand
{
    public static Command Make(House house)
    {
        var input = Plain("--input", "F.csv");
        var before = Plain("--before", "N|COLUMN");
        var after = Plain("--after", "N|COLUMN");
        var beforeExposure = Plain("--before-exposure", "X|COLUMN");
        var afterExposure = Plain("--after-exposure", "X|COLUMN");
        var name = Plain("--name", "COLUMN");
        var treated = Pair("--treated");
        var control = Pair("--control");
        var buffer = Pair("--buffer");
        var bufferControl = Pair("--buffer-control");
        var per = AnalyseOptions.Checked("--after-per-before", Text("AfterPerBefore"), 1.0, "X", x => x > 0 && double.IsFinite(x));
        var confidence = AnalyseOptions.Checked("--confidence", Text("Confidence"), 0.95, "C", c => c is > 0 and < 1);
        var fdr = AnalyseOptions.Checked("--fdr", Words.Of<Texts>("Analyse.Local.Fdr"), 0.05, "Q", q => q is > 0 and < 1);
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("compare", Text("Command"))
        {
            input, before, after, beforeExposure, afterExposure, name, treated, control, buffer, bufferControl, per, confidence, fdr, written, json,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(before) is null != given.GetValue(after) is null || given.GetValue(treated) is null != given.GetValue(control) is null
                || (given.GetValue(before) is null && (given.GetValue(treated) is null || given.GetValue(input) is not null))) given.AddError(Text("Pairs"));
            if (given.GetValue(written) is not null && given.GetValue(input) is null) given.AddError(Text("OutNeedsInput"));
            if (given.GetValue(bufferControl) is not null && given.GetValue(buffer) is null) given.AddError(Text("BufferNeeded"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseCompare.Run(new()
        {
            Input = parsed.GetValue(input), Before = parsed.GetValue(before), After = parsed.GetValue(after), Name = parsed.GetValue(name),
            BeforeExposure = parsed.GetValue(beforeExposure), AfterExposure = parsed.GetValue(afterExposure),
            Areas = parsed.GetValue(treated) is null ? null : new DisplacementAreas
            {
                Treated = Counts(parsed.GetValue(treated))!.Value, Control = Counts(parsed.GetValue(control))!.Value, Buffer = Counts(parsed.GetValue(buffer)),
                BufferControl = Counts(parsed.GetValue(bufferControl)), AfterPerBefore = parsed.GetValue(per),
            },
            Confidence = parsed.GetValue(confidence), FalseDiscovery = parsed.GetValue(fdr), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseCompare.Answer a)
    {
        var lines = new List<string>();
        if (a.Counts is { } two) lines.Add(Text("SaidCounts", two.Before, two.After, AnalyseOptions.OrDash(two.Ratio), two.Lower, AnalyseOptions.OrDash(two.Upper), a.Confidence, two.P));
        if (a.Rows is not null) lines.Add(Text("SaidRows", a.Rows, a.Rose, a.Fell, a.FalseDiscovery, a.Out ?? "–"));
        if (a.Displacement is { } moved)
            lines.Add(Text("SaidDisplacement", moved.Difference, moved.Lower, moved.Upper, a.Confidence, AnalyseOptions.OrDash(moved.ZScore), AnalyseOptions.OrDash(moved.PTwoSided), moved.TreatedChange, moved.BufferChange));
        if (a.Quotient is { } quotient) lines.Add(Text("SaidQuotient", AnalyseOptions.OrDash(quotient.Quotient), Text($"Verdict.{quotient.Verdict}")));
        if (a.RelativeEffect is { Ratio: > 0 } effect) lines.Add(Text("SaidEffect", effect.Ratio, effect.Lower, effect.Upper, effect.PTwoSided));
        return string.Join(Environment.NewLine, lines);
    }

    private static Option<string?> Plain(string name, string help) => new(name) { Description = Text(AnalyseOptions.Key(name)), HelpName = help };

    private static Option<string?> Pair(string name)
    {
        var option = Plain(name, "BEFORE,AFTER");
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && Counts(text) is null) given.AddError(Words.Of<Texts>("Analyse.Option.Wrong", name, "BEFORE,AFTER"));
        });
        return option;
    }

    private static BeforeAfter? Counts(string? text) =>
        text?.Split(',') is [var before, var after]
        && long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var second) ? new(first, second) : null;

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Compare.{key}", parts);
}
