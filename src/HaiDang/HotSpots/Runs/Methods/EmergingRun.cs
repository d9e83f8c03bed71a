using HaiDang.Analysis;
using HaiDang.Analysis.Interaction;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Which places became hot or cold, when, and do they stay so? Gi* of square cells step by step, with its history.</summary>
internal sealed class EmergingRun : RunMethod
{
    private const string CellSide = "cell", StepDays = "stepDays", Back = "back", Alpha = "alpha";
    private const int FewestPoints = 20, FewSteps = 10, FewestSteps = 4;

    /// <summary>The table names at most so many cells; the map draws all that have a history.</summary>
    private const int MostRows = 500;

    private const long MostBins = 20_000_000;

    public override string Key => "emerging";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Number(CellSide, 1_000, 100, 20_000, first: true),
        RunSetting.Count(StepDays, 7, 1, 366, first: true),
        RunSetting.Count(Back, 1, 0, 12),
        RunSetting.Number(Alpha, 0.05, 0.001, 0.2),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        var points = data.Events.Count(e => e.HasPoint && e.Step >= 0);
        if (points < FewestPoints) return new("Refuse.FewPoints", Cell.Count(points), Cell.Count(FewestPoints));
        var steps = data.Days / settings.Whole(StepDays);
        if (steps < FewestSteps) return new("Refuse.Steps", Cell.Count(data.Days), Cell.Count(settings.Whole(StepDays)), Cell.Count(FewestSteps));
        return (long)points * steps > MostBins * 10 ? new("Refuse.Bins", Cell.Count(points), Cell.Count(steps)) : null;
    }

    public override Said? Hint(RunData data, RunSettings settings) =>
        data.Days / settings.Whole(StepDays) is < FewSteps and var steps ? new("Emerging.Short", Cell.Count(steps), Cell.Count(FewSteps)) : null;

    public override double Seconds(RunData data, RunSettings settings)
    {
        var steps = (double)data.Days / settings.Whole(StepDays);
        var cells = Math.Min(data.Total, 20_000);
        return 0.1 + cells * (steps * 60e-9 + steps * steps * 0.5e-9) + data.Total * 1e-6;
    }

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var (side, length) = (settings.Number(CellSide), settings.Whole(StepDays));
        var steps = data.Days / length;
        // Steps end with the period, so that the latest one, which matters most, is whole.
        var start = data.Days - steps * length;
        var (cells, bins, used) = (new Dictionary<(long Column, long Row), int>(), new List<double[]>(), 0L);
        foreach (var e in data.Events)
        {
            if (!e.HasPoint || e.Step < start) continue;
            var (x, y) = data.Ground.Plane.ToMetres(e.Lon, e.Lat);
            var key = ((long)Math.Floor(x / side), (long)Math.Floor(y / side));
            if (!cells.TryGetValue(key, out var cell))
            {
                cells[key] = cell = cells.Count;
                bins.Add(new double[steps]);
                if ((long)cells.Count * steps > MostBins) throw new RunRefusedException(new("Refuse.Bins", Cell.Count(cells.Count), Cell.Count(steps)));
            }
            bins[cell][(e.Step - start) / length]++;
            used++;
        }
        if (cells.Count < 2) throw new RunRefusedException(new("Refuse.Cells", Cell.Count(cells.Count)));
        progress(0.1);
        stop.ThrowIfCancellationRequested();
        var places = cells.OrderBy(c => c.Value).Select(c => c.Key).ToArray();
        var neighbours = Neighbours.Within(Array.ConvertAll(places, p => (p.Column + 0.5) * side), Array.ConvertAll(places, p => (p.Row + 0.5) * side), 1.5 * side);
        var found = EmergingHotSpots.Of(bins.SelectMany(b => b).ToArray(), steps, neighbours, settings.Whole(Back), settings.Number(Alpha), share => progress(0.1 + 0.8 * share), stop);
        progress(0.9);
        stop.ThrowIfCancellationRequested();

        var order = Enumerable.Range(0, found.Length).Where(i => found[i].History is not HotSpotHistory.NoPattern)
            .OrderBy(i => found[i].History).ThenByDescending(i => Math.Abs(found[i].Scores[^1])).ThenBy(i => places[i]).ToArray();
        var named = order.Take(MostRows).ToArray();
        return new()
        {
            Asked = [new("Emerging.Asked", Cell.Count(used), Cell.Count(data.Days), Cell.Number(side), Cell.Count(steps), Cell.Count(length))],
            Found = [.. found.CountBy(f => f.History).Where(h => h.Key is not HotSpotHistory.NoPattern).OrderBy(h => h.Key).Select(h => new Said("Emerging.Found", Cell.Word($"history.{h.Key}"), Cell.Count(h.Value)))],
            NotFound = order.Length == 0 ? [new("Emerging.None")] : [new("Emerging.Rest", Cell.Count(found.Length - order.Length), Cell.Count(found.Length))],
            Mind = [Used(data, used), new("Emerging.Mind"), .. steps < FewSteps ? new Said[] { new("Emerging.Short", Cell.Count(steps), Cell.Count(FewSteps)) } : [], new("Emerging.Method", Cell.Count(settings.Whole(Back)), Cell.P(settings.Number(Alpha)))],
            Cells = [.. order.Select((i, row) => new RunShape(Paint(found[i].History), row, data.Square(places[i].Column * side, places[i].Row * side, side)))],
            Legend = [new("hot-3", new("Key.NewHot")), new("hot-2", new("Key.StillHot")), new("hot-1", new("Key.OnceHot")), new("cold-2", new("Key.Cold"))],
            Table = new(
                [new("nearest", CellKind.Text), new("history", CellKind.Word), new("count", CellKind.Count), new("hotSteps", CellKind.Count), new("z", CellKind.Ratio), new("q", CellKind.P), new("trend", CellKind.Ratio), new("lon", CellKind.Text), new("lat", CellKind.Text)],
                [.. named.Select(i => Row(i, found, places, bins, side, data))]),
            Series = order is [var first, ..] ? Series(first, bins, start, length, data) : null,
        };
    }

    private static RunRow Row(int at, EmergingHotSpot[] found, (long Column, long Row)[] places, List<double[]> bins, double side, RunData data)
    {
        var (lon, lat) = data.Ground.Plane.ToDegrees((places[at].Column + 0.5) * side, (places[at].Row + 0.5) * side);
        var (nearest, spot) = (data.Nearest(lon, lat), found[at]);
        return new(nearest.Id, nearest.Name, $"history.{spot.History}", Cell.Of(bins[at].Sum()), Cell.Of(spot.Signs.Count(s => s > 0)), Cell.Of(spot.Scores[^1]), Cell.Of(spot.Q[^1]), Cell.Of(spot.Trend.Z),
            Cell.Of(Math.Round(lon, 5)), Cell.Of(Math.Round(lat, 5)));
    }

    private static RunSeries Series(int cell, List<double[]> bins, int start, int length, RunData data) => new()
    {
        Title = new("Emerging.Series"), Steps = [.. Enumerable.Range(0, bins[cell].Length).Select(s => data.Period.From.AddDays(start + s * length))], Observed = bins[cell],
        Expected = [.. Enumerable.Range(0, bins[cell].Length).Select(s => (double?)bins.Average(b => b[s]))],
    };

    private static string Paint(HotSpotHistory history) => history switch
    {
        HotSpotHistory.NewHot or HotSpotHistory.ConsecutiveHot or HotSpotHistory.IntensifyingHot => "hot-3",
        HotSpotHistory.PersistentHot or HotSpotHistory.SporadicHot or HotSpotHistory.OscillatingHot => "hot-2",
        HotSpotHistory.DiminishingHot or HotSpotHistory.HistoricalHot => "hot-1",
        _ => "cold-2",
    };
}
