using System.CommandLine;
using System.Globalization;
using HaiDang.Analysis.Scan;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary><c>haidang analyse scan</c>: a SaTScan parameter file, or files and options, in; clusters out.</summary>
internal static class AnalyseScanCommand
{
    private static readonly string[] Models = ["poisson", "bernoulli", "space-time-permutation"];
    private static readonly string[] Kinds = ["spatial", "temporal", "space-time", "prospective", "prospective-temporal"];
    private static readonly string[] Overlaps = ["none", "no-centres-in-other", "no-centres-in-more-likely", "no-centres-in-less-likely", "no-pairs-of-centres", "any"];

    public static Command Make(House house)
    {
        Option<string?> prm = File("--prm", "F.prm"), cases = File("--cases", "F.cas"), controls = File("--controls", "F.ctl"), population = File("--population", "F.pop"),
            coordinates = File("--coordinates", "F.geo"), grid = File("--grid", "F.grd"), near = File("--neighbours", "F.nbr"), risks = File("--relative-risks", "F.adj");
        var planar = Flag("--planar");
        var model = Choice("--model", "poisson", Models);
        var kind = Choice("--kind", "spatial", Kinds);
        var rates = Choice("--rates", "high", ["high", "low", "both"]);
        Option<string?> start = Date("--start"), end = Date("--end"), since = Date("--looks-since");
        var unit = Choice("--time-unit", "day", ["day", "month", "year"]);
        var length = Checked("--time-length", 1, "N", n => n is >= 1 and <= 100_000);
        var share = Checked("--max-share", 0.5, "0…1", x => x is > 0 and <= 1);
        var radius = Checked("--max-radius", 0.0, "KM|UNITS", x => x >= 0 && double.IsFinite(x));
        var timeShare = Checked("--max-time-share", 0.5, "0…1", x => x is > 0 and <= 1);
        var time = Checked("--max-time", 0, "N", n => n >= 0);
        var minimumTime = Checked("--min-time", 1, "N", n => n >= 1);
        var least = Checked("--min-cases", 2, "N", n => n >= 1);
        var ellipses = Checked("--ellipses", "", "SHAPE:ANGLES,…", text => Ellipses(text) is not null);
        var penalty = Checked("--ellipse-penalty", 0.5, "A", x => x is >= 0 and <= 10);
        var overlap = Choice("--overlap", "none", Overlaps);
        Option<bool> undated = Flag("--undated"), weekday = Flag("--adjust-weekday"), spatial = Flag("--include-spatial"), temporal = Flag("--include-temporal"),
            gumbel = Flag("--gumbel"), skip = Flag("--skip-outside");
        var early = Checked("--early-stop", 0, "N", n => n >= 0);
        var replications = new Option<int?>("--replications") { Description = Text("Replications"), HelpName = "N" };
        replications.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < 0 or > 10_000_000) given.AddError(Words.Of<Texts>("Analyse.Option.Wrong", "--replications", "0…10000000"));
        });
        var seed = AnalyseOptions.Seed();
        var cores = Checked("--cores", Environment.ProcessorCount, "N", n => n >= 1);
        var folder = new Option<string?>("--out") { Description = Text("Out"), HelpName = "DIR" };
        var json = AnalyseOptions.Json();

        var command = new Command("scan", Text("Command"))
        {
            prm, cases, controls, population, coordinates, grid, near, risks, planar, model, kind, rates, start, end, unit, length, share, radius, timeShare, time, minimumTime,
            least, ellipses, penalty, overlap, undated, weekday, since, spatial, temporal, gumbel, skip, early, replications, seed, cores, folder, json,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(prm) is null == given.GetValue(cases) is null) given.AddError(Text("PrmOrCases"));
            if (given.GetValue(prm) is not null && given.Children.Any(c => c is System.CommandLine.Parsing.OptionResult { Implicit: false } o
                && o.Option != prm && o.Option != replications && o.Option != seed && o.Option != cores && o.Option != folder && o.Option != json && o.Option.Name is not ("--data" or "--lang")))
                given.AddError(Text("PrmAlone"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseScan.Run(new()
        {
            Prm = parsed.GetValue(prm), Seed = parsed.GetValue(seed), Replications = parsed.GetValue(replications), Cores = parsed.GetValue(cores), Out = parsed.GetValue(folder),
            Request = parsed.GetValue(prm) is not null ? null : new ScanRequest
            {
                Cases = parsed.GetValue(cases)!, Controls = parsed.GetValue(controls), Population = parsed.GetValue(population), Coordinates = parsed.GetValue(coordinates),
                Grid = parsed.GetValue(grid), Neighbours = parsed.GetValue(near), RelativeRisks = parsed.GetValue(risks), Degrees = !parsed.GetValue(planar),
                Model = (ScanModel)Array.IndexOf(Models, parsed.GetValue(model)), Kind = (ScanKind)Array.IndexOf(Kinds, parsed.GetValue(kind)),
                CasesHaveTimes = !parsed.GetValue(undated), Start = Day(parsed.GetValue(start))?.First, End = Day(parsed.GetValue(end))?.Last,
                Unit = Enum.Parse<StepUnit>(parsed.GetValue(unit)!, ignoreCase: true), UnitLength = parsed.GetValue(length), MaximumTimeShare = parsed.GetValue(timeShare),
                MaximumTime = parsed.GetValue(time) is > 0 and var units ? units : null, MinimumTime = parsed.GetValue(minimumTime), AdjustForWeekday = parsed.GetValue(weekday),
                LooksSince = Day(parsed.GetValue(since))?.First, GumbelAlone = parsed.GetValue(gumbel), SkipOutsidePeriod = parsed.GetValue(skip), SkipUnknownPlaces = parsed.GetValue(skip),
                Settings = new()
                {
                    Kind = (ScanKind)Array.IndexOf(Kinds, parsed.GetValue(kind)), Rates = Enum.Parse<ScanRates>(parsed.GetValue(rates)!, ignoreCase: true),
                    MaximumShare = parsed.GetValue(share), MaximumRadius = parsed.GetValue(radius) is > 0 and var far ? far : null, Ellipses = Ellipses(parsed.GetValue(ellipses)!)!,
                    EllipsePenalty = parsed.GetValue(penalty), IncludeSpatial = parsed.GetValue(spatial), IncludeTemporal = parsed.GetValue(temporal),
                    MinimumCasesHigh = parsed.GetValue(least), Overlap = (OverlapRule)Array.IndexOf(Overlaps, parsed.GetValue(overlap)),
                    Replications = parsed.GetValue(replications) ?? 999, StopAfterLarger = parsed.GetValue(early) is > 0 and var enough ? enough : null,
                },
            },
        }, progress, ended), ScanReport.Short, stop));
        return command;
    }

    private static Option<string?> File(string name, string help) => new(name) { Description = Text(AnalyseOptions.Key(name)), HelpName = help };

    private static Option<bool> Flag(string name) => new(name) { Description = Text(AnalyseOptions.Key(name)) };

    private static Option<string> Choice(string name, string usual, string[] words) =>
        new Option<string>(name) { Description = Text(AnalyseOptions.Key(name)), DefaultValueFactory = _ => usual }.AcceptOnlyFromAmong(words);

    private static Option<T> Checked<T>(string name, T usual, string help, Predicate<T> isGood) =>
        AnalyseOptions.Checked(name, Text(AnalyseOptions.Key(name)), usual, help, isGood);

    private static Option<string?> Date(string name)
    {
        var option = File(name, "DATE");
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && Day(text) is null) given.AddError(Words.Of<Texts>("Analyse.Option.Wrong", name, "2026/3/7"));
        });
        return option;
    }

    private static SatScanDay? Day(string? text) => text is null ? null : SatScanDay.Parse(text);

    private static EllipseShape[]? Ellipses(string text)
    {
        var words = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var shapes = new EllipseShape[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Split(':') is not [var shape, var angles] || !double.TryParse(shape, NumberStyles.Float, CultureInfo.InvariantCulture, out var s)
                || !int.TryParse(angles, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || !(s > 1) || n < 1) return null;
            shapes[i] = new(s, n);
        }
        return shapes;
    }

    private static string Text(string key) => Words.Of<Texts>($"Analyse.Scan.{key}");
}
