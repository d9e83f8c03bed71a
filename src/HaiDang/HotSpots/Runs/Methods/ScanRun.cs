using System.Globalization;
using HaiDang.Analysis.Scan;
using HaiDang.HotSpots.Analyse.Scan;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Where and when do incidents lie together more than chance allows? Kulldorff's scan over communes and days.</summary>
internal sealed class ScanRun : RunMethod
{
    private const string Look = "look", Model = "model", Share = "share", Longest = "longest", Step = "step", Rates = "rates", Radius = "radius", Fewest = "fewest";
    private const string Overlap = "overlap", Weekday = "weekday", Replications = "replications";
    private const int NamesShown = 3;

    /// <summary>From so many days on, a cluster of some weeks has an ordinary time before it.</summary>
    private const int LongEnough = 120;

    /// <summary>Below this many incidents a cluster makes no claim, whatever its p-value.</summary>
    private const long FewIncidents = 5;

    public override string Key => "scan";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Choice(Look, first: true, "now", "period", "place"),
        RunSetting.Choice(Model, first: true, "permutation", "population"),
        RunSetting.Number(Share, 50, 1, 100, first: true),
        RunSetting.Number(Longest, 50, 1, 100, first: true),
        RunSetting.Choice(Rates, first: false, "high", "low", "both"),
        RunSetting.Choice(Step, first: false, "1", "7"),
        RunSetting.Number(Radius, 0, 0, 1_000),
        RunSetting.Count(Fewest, 5, 2, 1_000),
        RunSetting.Choice(Overlap, first: false, "none", "centres", "any"),
        RunSetting.Choice(Weekday, first: false, "no", "yes"),
        RunSetting.Count(Replications, 999, 99, 9_999),
        RunSetting.Count(RunSetting.Seed, 20_240_307, 0, long.MaxValue / 2),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        if (data.Places.Length < 2) return new("Refuse.Places", Cell.Count(data.Places.Length));
        if (settings.Word(Look) is "place" && settings.Word(Model) is "permutation") return new("Refuse.PermutationNeedsTime");
        if (settings.Word(Look) is not "place" && data.Days / int.Parse(settings.Word(Step), CultureInfo.InvariantCulture) < 2) return new("Refuse.Days", Cell.Count(data.Days));
        var cases = Cases(data, settings).Sum(c => (long)c.Count);
        return cases < settings.Whole(Fewest) ? new("Refuse.Few", Cell.Count(cases), Cell.Count(settings.Whole(Fewest))) : null;
    }

    /// <summary>What has gone on all along is the usual for a permutation: it needs days before it.</summary>
    public override Said? Hint(RunData data, RunSettings settings) =>
        settings.Word(Model) is "permutation" && data.Days < LongEnough ? new("Scan.Short", Cell.Count(data.Days), Cell.Count(LongEnough)) : null;

    public override double Seconds(RunData data, RunSettings settings)
    {
        var steps = settings.Word(Look) is "place" ? 1 : Math.Max(1, data.Days / int.Parse(settings.Word(Step), CultureInfo.InvariantCulture));
        var (places, cases, share) = ((double)data.Places.Length, (double)data.Total, settings.Number(Longest) / 100);
        var windows = places * places * steps * (settings.Word(Look) is "period" ? steps * share : 1);
        return 0.05 + settings.Whole(Replications) * (cases * 4e-9 + Math.Min(windows, places * places * 2_000) * 0.5e-9);
    }

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var task = Task(data, settings, progress, stop);
        var found = Scan(task);
        var place = data.Places.Index().ToDictionary(p => p.Item.Code, p => p.Index);
        var clusters = AnalyseScan.Of(task, found, TimeSpan.Zero).Clusters;
        var sure = clusters.Where(c => c.PValue <= Level && c.Observed >= FewIncidents || c is { IsHigh: false, PValue: <= Level }).ToArray();
        return new()
        {
            Asked = [new($"Scan.Asked.{settings.Word(Look)}.{settings.Word(Model)}", Cell.Count(found.TotalCases), Cell.Count(data.Places.Length), Cell.Count(data.Days))],
            Found = Found(task, sure, data, place), NotFound = NotFound(clusters, sure.Length, settings), Mind = Mind(task, found, data, settings),
            Areas = new(Paints(sure, data, place)),
            Outlines = [.. clusters.Index().Where(c => c.Item.Cluster.Centre >= 0).Select(c => Outline(c.Index, c.Item, sure.Contains(c.Item), data))],
            Legend = [new("hot-3", new("Key.P", Cell.P(0.01))), new("hot-2", new("Key.P", Cell.P(Level))), new("none", new("Key.NotInCluster")), new("outline", new("Key.Window"))],
            Table = Table(task, clusters, sure, data, place), Series = clusters is [var first, ..] && task.Period is not null ? Series(task, first) : null,
            Reports = Report(task, found),
        };
    }

    private static ScanAnswer Scan(ScanTask task)
    {
        try
        {
            return ScanStatistic.Run(task.Input, task.Settings);
        }
        catch (ArgumentException wrong)
        {
            throw new RunRefusedException(new("Refuse.Engine", Cell.Text(wrong.Message)));
        }
    }

    private static ScanTask Task(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var model = settings.Word(Model) is "population" ? ScanModel.Poisson : ScanModel.SpaceTimePermutation;
        var kind = settings.Word(Look) switch { "now" => ScanKind.Prospective, "period" => ScanKind.SpaceTime, _ => ScanKind.Spatial };
        var length = kind is ScanKind.Spatial ? data.Days : int.Parse(settings.Word(Step), CultureInfo.InvariantCulture);
        var period = new StudyPeriod(data.Period.From, data.Period.To, StepUnit.Day, length);
        var cases = Cases(data, settings);
        ScanCount[] counts =
        [
            .. cases.Select(c => new ScanCount(c.Location, period.StepOf(data.Period.From.AddDays(c.Step)),
                settings.Word(Weekday) is "yes" && model is ScanModel.SpaceTimePermutation && length == 1 ? (int)data.Period.From.AddDays(c.Step).DayOfWeek : 0, c.Count)),
        ];
        var (x, y) = (Array.ConvertAll(data.Centres, c => c.Lon), Array.ConvertAll(data.Centres, c => c.Lat));
        var expected = model is ScanModel.Poisson ? Expected(data, counts, period, settings) : [];
        var how = new ScanSettings
        {
            Kind = kind, MaximumShare = settings.Number(Share) / 100, MaximumRadius = settings.Number(Radius) is > 0 and var km ? km : null,
            MaximumSteps = kind is ScanKind.Spatial ? 1 : Math.Max(1, (int)Math.Floor(period.Steps * settings.Number(Longest) / 100 + 1e-9)),
            Rates = settings.Word(Rates) switch { "low" => ScanRates.Low, "both" => ScanRates.Both, _ => ScanRates.High },
            MinimumCasesHigh = settings.Whole(Fewest), Replications = settings.Whole(Replications), Seed = (ulong)settings.Seed, Progress = progress, Stop = stop,
            Overlap = settings.Word(Overlap) switch { "centres" => OverlapRule.NoCentresInOther, "any" => OverlapRule.NoRestriction, _ => OverlapRule.NoOverlap },
        };
        var labels = new ScanLabels();
        foreach (var place in data.Places) labels.Take(place.Code);
        return new()
        {
            Request = new() { Cases = "", Coordinates = "", Degrees = true, Model = model, Kind = kind, Settings = how }, Places = labels, Settings = how, Period = period, Warnings = [],
            Input = new() { Model = model, Places = ScanPlaces.OnGlobe(x, y), Steps = period.Steps, Cases = counts, Expected = expected },
            People = model is ScanModel.Poisson ? Array.ConvertAll(data.Places, p => (double)(p.Population ?? 0)) : [],
        };
    }

    /// <summary>Incidents by commune and day of the period; with the model of population, in communes whose people are known.</summary>
    private static IEnumerable<ScanCount> Cases(RunData data, RunSettings settings) => data.Events
        .Where(e => e is { Place: >= 0, Step: >= 0 } && (settings.Word(Model) is "permutation" || data.Places[e.Place].Population is > 0))
        .CountBy(e => (e.Place, e.Step)).OrderBy(c => c.Key).Select(c => new ScanCount(c.Key.Place, c.Key.Step, 0, c.Value));

    private static double[] Expected(RunData data, ScanCount[] counts, StudyPeriod period, RunSettings settings)
    {
        var time = new double[data.Places.Length * period.Steps];
        for (var cell = 0; cell < time.Length; cell++)
            time[cell] = (data.Places[cell / period.Steps].Population ?? 0) * (double)(period.EndOf(cell % period.Steps).DayNumber - period.StartOf(cell % period.Steps).DayNumber + 1);
        var expected = ExpectedCases.Standardised([counts.Sum(c => (long)c.Count)], [time]);
        if (settings.Word(Weekday) is "yes" && period.Length == 1)
        {
            var ofStep = new long[period.Steps];
            foreach (var count in counts) ofStep[count.Step] += count.Count;
            ExpectedCases.AdjustForWeekday(expected, ofStep, period);
        }
        return expected;
    }

    private static Said[] Found(ScanTask task, ScanFound[] sure, RunData data, Dictionary<string, int> place)
    {
        if (sure is not [var first, ..]) return [];
        List<Said> said =
        [
            new("Scan.Found", Cell.Count(sure.Length)),
            new(first.IsHigh ? "Scan.First" : "Scan.FirstLow", Cell.Text(Names(first, data, place)), Cell.Day(first.Start!.Value), Cell.Day(first.End!.Value),
                Cell.Count(first.Observed), Cell.Number(first.Expected), Cell.Ratio(first.Observed / first.Expected), Cell.P(first.PValue)),
        ];
        if (task.Settings.Kind is ScanKind.Prospective && double.IsFinite(first.RecurrenceDays)) said.Add(new("Scan.Recurrence", Cell.Count((long)Math.Round(first.RecurrenceDays))));
        return [.. said];
    }

    private static Said[] NotFound(IReadOnlyList<ScanFound> clusters, int sure, RunSettings settings)
    {
        if (clusters.Count == 0) return [new("Scan.NoWindow", Cell.Count(settings.Whole(Fewest)))];
        if (sure == 0) return [new("Scan.None", Cell.P(clusters[0].PValue))];
        return clusters.Count > sure ? [new("Scan.Others", Cell.Count(clusters.Count - sure))] : [new("Scan.NoOthers")];
    }

    private static Said[] Mind(ScanTask task, ScanAnswer found, RunData data, RunSettings settings)
    {
        List<Said> mind = [Used(data, found.TotalCases), new("Scan.Mind")];
        if (task.Input.Model is ScanModel.Poisson && data.Places.Count(p => p.Population is null or 0) is > 0 and var unknown)
            mind.Add(new("Scan.NoPeople", Cell.Count(unknown), Cell.Count(data.Events.LongCount(e => e.Place >= 0 && data.Places[e.Place].Population is null or 0))));
        if (settings.Word(Weekday) is "yes" && task.Period!.Length > 1) mind.Add(new("Scan.NoWeekday"));
        if (task.Input.Model is ScanModel.SpaceTimePermutation) mind.Add(new("Scan.AllAlong"));
        if (TooLarge(task, data) is { Length: > 0 } large) mind.Add(new("Scan.TooLarge", Cell.Text(string.Join(", ", large)), Cell.Number(settings.Number(Share))));
        mind.Add(new("Method.Replications", Cell.Count(found.Replications), Cell.Text(settings.Word(RunSetting.Seed))));
        return [.. mind];
    }

    /// <summary>Communes that hold more than the largest share by themselves: no window can hold them.</summary>
    private static string[] TooLarge(ScanTask task, RunData data)
    {
        var weights = new double[data.Places.Length];
        if (task.Input.Model is ScanModel.Poisson)
            for (var cell = 0; cell < task.Input.Expected.Count; cell++) weights[cell / task.Input.Steps] += task.Input.Expected[cell];
        else
            foreach (var row in task.Input.Cases) weights[row.Location] += row.Count;
        var most = weights.Sum() * task.Settings.MaximumShare;
        return [.. data.Places.Where((_, i) => weights[i] > most).Select(p => p.Name)];
    }

    private static Dictionary<int, string> Paints(ScanFound[] sure, RunData data, Dictionary<string, int> place)
    {
        Dictionary<int, string> paints = [];
        foreach (var cluster in sure)
            foreach (var code in cluster.Locations)
                paints.TryAdd(data.Places[place[code]].Id, $"{(cluster.IsHigh ? "hot" : "cold")}-{(cluster.PValue <= 0.01 ? 3 : 2)}");
        return paints;
    }

    private static RunShape Outline(int row, ScanFound cluster, bool isSure, RunData data)
    {
        var (lon, lat) = data.Centres[cluster.Cluster.Centre];
        return new(isSure ? RunShape.Drawn : RunShape.Kept, row, [.. ScanCircle.Ring(lon, lat, Math.Max(cluster.Radius, 1)).SelectMany(p => new[] { p.Lon, p.Lat })]);
    }

    private static RunTable Table(ScanTask task, IReadOnlyList<ScanFound> clusters, ScanFound[] sure, RunData data, Dictionary<string, int> place)
    {
        var now = task.Settings.Kind is ScanKind.Prospective;
        RunColumn[] columns =
        [
            new("rank", CellKind.Count), new("places", CellKind.Text), new("verdict", CellKind.Word), new("from", CellKind.Day), new("to", CellKind.Day), new("count", CellKind.Count), new("expected", CellKind.Number),
            new("ratio", CellKind.Ratio), new("km", CellKind.Number), new("p", CellKind.P), .. now ? new[] { new RunColumn("recurrence", CellKind.Count) } : [],
        ];
        return new(columns, [.. clusters.Select(c => new RunRow(c.Locations is [var centre, ..] ? data.Places[place[centre]].Id : null,
        [
            Cell.Of(c.Rank), Names(c, data, place), sure.Contains(c) ? c.IsHigh ? "cluster" : "clusterLow" : c.PValue <= Level ? "few" : "chance", Cell.Of(c.Start!.Value), Cell.Of(c.End!.Value), Cell.Of(c.Observed), Cell.Of(c.Expected), Cell.Of(c.Observed / c.Expected),
            Cell.Of(c.Radius), Cell.Of(c.PValue), .. now ? new[] { Cell.Of(Math.Round(c.RecurrenceDays)) } : [],
        ]))]);
    }

    private static string Names(ScanFound cluster, RunData data, Dictionary<string, int> place)
    {
        var names = cluster.Locations.Select(code => data.Places[place[code]].Name).ToArray();
        return string.Join(", ", names.Take(NamesShown)) + (names.Length > NamesShown ? $" +{names.Length - NamesShown}" : "");
    }

    /// <summary>The communes of a cluster step by step, and what the model expects of them.</summary>
    private static RunSeries? Series(ScanTask task, ScanFound cluster)
    {
        var (input, period, inside) = (task.Input, task.Period!, cluster.Cluster.Locations.ToHashSet());
        if (period.Steps < 2) return null;
        var (own, all, expected) = (new double[period.Steps], new double[period.Steps], new double[period.Steps]);
        foreach (var row in input.Cases)
        {
            all[row.Step] += row.Count;
            if (inside.Contains(row.Location)) own[row.Step] += row.Count;
        }
        for (var step = 0; step < period.Steps; step++)
            expected[step] = input.Model is ScanModel.Poisson ? inside.Sum(l => input.Expected[l * period.Steps + step]) : own.Sum() * all[step] / all.Sum();
        return new()
        {
            Title = new("Scan.Series", Cell.Count(inside.Count)), Steps = [.. Enumerable.Range(0, period.Steps).Select(period.StartOf)], Observed = own, Expected = [.. expected.Select(e => (double?)e)],
            Marked = [.. Enumerable.Range(cluster.Cluster.FirstStep, cluster.Cluster.LastStep - cluster.Cluster.FirstStep + 1)],
        };
    }

    private static Dictionary<string, string> Report(ScanTask task, ScanAnswer found) => Cultures.All.ToDictionary(c => c.TwoLetterISOLanguageName, culture =>
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            return ScanReport.Of(AnalyseScan.Of(task, found, TimeSpan.Zero));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    });
}
