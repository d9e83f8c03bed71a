using HaiDang.Analysis.Surveillance;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Are there days or weeks with more incidents than the past makes usual? EARS, Farrington and CUSUM on counts.</summary>
internal sealed class SeriesRun : RunMethod
{
    private const string Detector = "detector", Every = "every", Alpha = "chance", Years = "years", Excluded = "excluded", Baseline = "baseline", Gap = "gap", Reference = "reference", Decision = "decision", Learn = "learn";
    private const int WeeksOfYear = 52;

    public override string Key => "series";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Choice(Detector, first: true, "farrington-flexible", "ears-c1", "ears-c2", "ears-c3", "cusum"),
        RunSetting.Choice(Every, first: true, "week", "day"),
        RunSetting.Number(Alpha, 0.005, 0.0001, 0.1, first: true),
        RunSetting.Count(Years, 2, 1, 10),
        RunSetting.Count(Excluded, 13, 0, 52),
        RunSetting.Count(Baseline, 7, 2, 60),
        RunSetting.Count(Gap, 2, 0, 30),
        RunSetting.Number(Reference, 1.04, 0, 10),
        RunSetting.Number(Decision, 2.26, 0.1, 50),
        RunSetting.Count(Learn, 26, 4, 200),
    ];

    public override int DaysBefore(RunSettings settings)
    {
        var length = Length(settings);
        var rows = settings.Word(Detector) switch
        {
            "farrington-flexible" => Farrington(settings).Needed,
            "cusum" => settings.Whole(Learn),
            _ => settings.Whole(Baseline) + settings.Whole(Gap) + 2,
        };
        return rows * length + length;
    }

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        if (settings.Word(Detector) is "farrington-flexible" && settings.Word(Every) is "day") return new("Refuse.FarringtonWeeks");
        var rows = data.Days / Length(settings);
        if (rows < 1) return new("Refuse.Rows", Cell.Count(data.Days));
        return data.Before.Length < DaysBefore(settings) - Length(settings) ? new("Refuse.Past", Cell.Count(data.Before.Length), Cell.Count(DaysBefore(settings) - Length(settings))) : null;
    }

    public override double Seconds(RunData data, RunSettings settings) =>
        0.05 + data.Total * 1e-6 + (data.Days + data.Before.Length) / (double)Length(settings) * (settings.Word(Detector) is "farrington-flexible" ? 200e-6 : 1e-6);

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var length = Length(settings);
        double[] days = [.. data.Before, .. new double[data.Days]];
        foreach (var e in data.Events)
            if (e.Step >= 0) days[data.Before.Length + e.Step]++;
        // Rows end with the period, so that the latest one is whole.
        var rows = days.Length / length;
        var start = days.Length - rows * length;
        var counts = new double[rows];
        for (var day = start; day < days.Length; day++) counts[(day - start) / length] += days[day];
        stop.ThrowIfCancellationRequested();
        var signals = Watch(counts, settings);
        progress(0.9);

        var shown = Enumerable.Range(0, rows).Where(r => start + r * length >= data.Before.Length).ToArray();
        var alarms = shown.Where(r => signals[r].Signal.Alarm is true).ToArray();
        var known = shown.Count(r => signals[r].Signal.Alarm is not null);
        DateOnly Day(int row) => data.Period.From.AddDays(start + row * length - data.Before.Length);
        return new()
        {
            Asked = [new($"Series.Asked.{settings.Word(Every)}", Cell.Count((long)shown.Sum(r => counts[r])), Cell.Count(shown.Length), Cell.Day(Day(shown[0])), Cell.Word($"detector.{settings.Word(Detector)}"))],
            Found = Found(alarms, counts, signals, Day, settings),
            NotFound = known == 0 ? [new("Series.CannotTell")] : alarms.Length == 0 ? [new($"Series.None.{settings.Word(Every)}", Cell.Count(known))] : [new($"Series.Rest.{settings.Word(Every)}", Cell.Count(known - alarms.Length))],
            Mind =
            [
                Used(data, (long)shown.Sum(r => counts[r])), new($"Series.Past.{settings.Word(Every)}", Cell.Count(shown[0])), new("Series.Mind"),
                .. settings.Word(Detector) is "farrington-flexible" or "ears-c1" or "ears-c2" ? new Said[] { new("Series.ByChance", Cell.Count(known), Cell.P(settings.Number(Alpha)), Cell.Number(known * settings.Number(Alpha))) } : [],
                .. shown.Length > known ? new Said[] { new("Series.Unknown", Cell.Count(shown.Length - known)) } : [],
            ],
            Table = new(
                [new("day", CellKind.Day), new("verdict", CellKind.Word), new("count", CellKind.Count), new("expected", CellKind.Number), new("limit", CellKind.Number), new("score", CellKind.Ratio), new("p", CellKind.P)],
                [.. shown.Reverse().Select(r => new RunRow(null, Cell.Of(Day(r)), Verdict(signals[r].Signal), Cell.Of(counts[r]), Cell.Of(signals[r].Signal.Expected), Cell.Of(signals[r].Signal.Upper), Cell.Of(signals[r].Signal.Score), Cell.Of(signals[r].P)))]),
            Series = new()
            {
                Title = new($"Series.Title.{settings.Word(Every)}"), Steps = [.. shown.Select(Day)], Observed = [.. shown.Select(r => counts[r])],
                Expected = [.. shown.Select(r => OrNull(signals[r].Signal.Expected))], Upper = [.. shown.Select(r => OrNull(signals[r].Signal.Upper))],
                Marked = [.. alarms.Select(r => r - shown[0])],
            },
        };
    }

    private static string Verdict(Signal signal) => signal.Alarm is null ? "unknown" : signal.Alarm.Value ? "alarm" : "usual";

    private static int Length(RunSettings settings) => settings.Word(Every) is "day" ? 1 : 7;

    private static FarringtonSettings Farrington(RunSettings settings) => FarringtonSettings.Flexible with
    {
        Season = WeeksOfYear,
        Years = settings.Whole(Years),
        PastExcluded = settings.Whole(Excluded),
        Alpha = settings.Number(Alpha),
    };

    private static (Signal Signal, double P)[] Watch(double[] counts, RunSettings settings)
    {
        var signals = new Signal[counts.Length];
        var ears = new EarsSettings { Alpha = settings.Number(Alpha), Baseline = settings.Whole(Baseline), Gap = settings.Whole(Gap), LeastDeviation = 0.5 };
        switch (settings.Word(Detector))
        {
            case "ears-c1": Ears.C1(counts, ears, signals); break;
            case "ears-c2": Ears.C2(counts, ears, signals); break;
            case "ears-c3": Ears.C3(counts, ears, signals); break;
            case "cusum": CountCusum.Watch(counts, [], new() { LearnRows = settings.Whole(Learn), Reference = settings.Number(Reference), Decision = settings.Number(Decision) }, signals); break;
            default:
                var told = new FarringtonSignal[counts.Length];
                HaiDang.Analysis.Surveillance.Farrington.Watch(counts, [], Farrington(settings), told);
                return Array.ConvertAll(told, t => (t.Signal, t.PValue));
        }
        return Array.ConvertAll(signals, s => (s, double.NaN));
    }

    private static Said[] Found(int[] alarms, double[] counts, (Signal Signal, double P)[] signals, Func<int, DateOnly> day, RunSettings settings)
    {
        if (alarms.Length == 0) return [];
        var last = alarms[^1];
        return
        [
            new($"Series.Found.{settings.Word(Every)}", Cell.Count(alarms.Length)),
            new($"Series.Last.{settings.Word(Every)}", Cell.Day(day(last)), Cell.Count((long)counts[last]), Cell.Number(signals[last].Signal.Expected), Cell.Number(signals[last].Signal.Upper)),
        ];
    }

    private static double? OrNull(double value) => double.IsFinite(value) ? value : null;
}
