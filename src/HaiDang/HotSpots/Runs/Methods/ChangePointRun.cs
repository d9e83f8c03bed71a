using HaiDang.Analysis.ChangePoints;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>When did the usual number of incidents change? The stretches of one rate that explain the counts best.</summary>
internal sealed class ChangePointRun : RunMethod
{
    private const string Every = "every", Shortest = "shortest", Spread = "spread", Permuted = "permutations";
    private const long FewIncidents = 20;

    /// <summary>A year of days: from here on a season shows as changes.</summary>
    private const int YearOfDays = 300;

    public override string Key => "changepoint";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Choice(Every, first: true, "week", "day"),
        RunSetting.Count(Shortest, 4, 2, 200, first: true),
        RunSetting.Choice(Spread, first: false, "negative-binomial", "poisson"),
        RunSetting.Count(Permuted, 999, 99, 9_999),
        RunSetting.Count(RunSetting.Seed, 20_240_307, 0, long.MaxValue / 2),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        var (rows, used) = (data.Days / Length(settings), data.Total - data.NoDay);
        if (rows < 2 * settings.Whole(Shortest)) return new($"Refuse.Stretch.{settings.Word(Every)}", Cell.Count(rows), Cell.Count(2 * settings.Whole(Shortest)));
        return used < FewIncidents ? new("Refuse.Few", Cell.Count(used), Cell.Count(FewIncidents)) : null;
    }

    public override Said? Hint(RunData data, RunSettings settings) => data.Days >= YearOfDays ? new("ChangePoint.Season") : null;

    public override double Seconds(RunData data, RunSettings settings) => 0.05 + data.Total * 1e-6 + (double)data.Days / Length(settings) * settings.Whole(Permuted) * 200e-9;

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var length = Length(settings);
        var counts = new double[data.Days / length];
        // Rows end with the period, so that the latest one is whole.
        var start = data.Days - counts.Length * length;
        foreach (var e in data.Events)
            if (e.Step >= start) counts[(e.Step - start) / length]++;
        var found = CountChangePoints.Find(counts, [], new()
        {
            Shortest = settings.Whole(Shortest), Theta = settings.Word(Spread) is "poisson" ? double.PositiveInfinity : null,
            Permutations = new() { Count = settings.Whole(Permuted), Seed = (ulong)settings.Seed, Progress = progress, Stop = stop },
        });
        var overall = found.AnyChange?.PGreater ?? 1;
        var changes = found.Changes.Select((c, at) => Change.Of(c, at, found.Changes, counts, overall)).ToArray();
        var sure = changes.Where(c => c.Verdict is "rise" or "fall").ToArray();
        DateOnly Day(int row) => data.Period.From.AddDays(start + row * length);
        return new()
        {
            Asked = [new($"ChangePoint.Asked.{settings.Word(Every)}", Cell.Count((long)counts.Sum()), Cell.Count(counts.Length), Cell.Day(Day(0)))],
            Found = sure.Length == 0 ? [] : [new("ChangePoint.Found", Cell.Count(sure.Length), Cell.P(overall)), Latest(sure[^1], Day, settings)],
            NotFound = sure.Length == 0 ? [new("ChangePoint.None", Cell.P(overall))] : sure.Length < changes.Length ? [new("ChangePoint.Others", Cell.Count(changes.Length - sure.Length))] : [new("ChangePoint.NoOthers")],
            Mind =
            [
                Used(data, (long)counts.Sum()), new("ChangePoint.Mind"), .. data.Days >= YearOfDays ? new Said[] { new("ChangePoint.Season") } : [],
                new("ChangePoint.Method", Cell.Count(settings.Whole(Shortest)), Cell.Word($"spread.{(double.IsInfinity(found.Theta) ? "poisson" : "negative-binomial")}"), Cell.Number(found.Penalty)),
                new("Method.Replications", Cell.Count(settings.Whole(Permuted)), Cell.Text(settings.Word(RunSetting.Seed))),
            ],
            Table = new(
                [new("day", CellKind.Day), new("verdict", CellKind.Word), new("before", CellKind.Ratio), new("after", CellKind.Ratio), new("ratio", CellKind.Ratio), new("p", CellKind.P)],
                [.. changes.Reverse().Select(c => new RunRow(null, Cell.Of(Day(c.Row)), c.Verdict, Cell.Of(c.Before), Cell.Of(c.After), Cell.Of(c.After / c.Before), Cell.Of(c.P)))]),
            Series = new()
            {
                Title = new($"ChangePoint.Title.{settings.Word(Every)}"), Steps = [.. Enumerable.Range(0, counts.Length).Select(Day)], Observed = counts,
                Expected = overall > Level ? [.. counts.Select(_ => (double?)counts.Average())] : [.. found.Rates.Select(r => double.IsFinite(r) ? r : (double?)null)],
                Changes = [.. sure.Select(c => c.Row)],
            },
        };
    }

    /// <summary>Row: the first of the new rate. Before and After: incidents a row.</summary>
    private sealed record Change(int Row, double Before, double After, double P, string Verdict)
    {
        /// <summary>The stretches on both sides must hold enough between them, and the series as a whole must not be steady.</summary>
        public static Change Of(ChangePoint change, int at, IReadOnlyList<ChangePoint> all, double[] counts, double overall)
        {
            var (from, to) = (at == 0 ? 0 : all[at - 1].FirstAfter, at == all.Count - 1 ? counts.Length : all[at + 1].FirstAfter);
            var verdict = overall > Level || change.PValue > Level ? "chance" : counts[from..to].Sum() < FewIncidents ? "few" : change.RateAfter > change.RateBefore ? "rise" : "fall";
            return new(change.FirstAfter, change.RateBefore, change.RateAfter, change.PValue, verdict);
        }
    }

    private static Said Latest(Change last, Func<int, DateOnly> day, RunSettings settings) =>
        new($"ChangePoint.Latest.{settings.Word(Every)}", Cell.Day(day(last.Row)), Cell.Ratio(last.Before), Cell.Ratio(last.After), Cell.P(last.P));

    private static int Length(RunSettings settings) => settings.Word(Every) is "day" ? 1 : 7;
}
