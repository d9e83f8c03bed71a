using HaiDang.Analysis.Interaction;
using HaiDang.HotSpots.Analyse.Scan;
using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Which incidents lie so thickly in space and time that they make a group? A description: it tests nothing.</summary>
internal sealed class GroupsRun : RunMethod
{
    private const string Within = "within", WithinDays = "withinDays", Least = "least";

    /// <summary>The table and the map show at most so many groups, the largest first.</summary>
    private const int MostRows = 300;

    /// <summary>A group of more of the incidents than this says that the reach is too long.</summary>
    private const double LargeShare = 0.5;

    public override string Key => "groups";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Count(Within, 300, 10, 10_000, first: true),
        RunSetting.Count(WithinDays, 7, 0, 366, first: true),
        RunSetting.Count(Least, 5, 3, 1_000, first: true),
    ];

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        var points = data.Events.Count(e => e.HasPoint && e.Step >= 0);
        if (points < settings.Whole(Least)) return new("Refuse.FewPoints", Cell.Count(points), Cell.Count(settings.Whole(Least)));
        return NearPairs.About(data, settings.Number(Within)) is > NearPairs.Most and var pairs ? new("Refuse.Pairs", Cell.Count((long)pairs), Cell.Count((long)NearPairs.Most)) : null;
    }

    public override double Seconds(RunData data, RunSettings settings) => 0.05 + NearPairs.About(data, settings.Number(Within)) * 60e-9 + data.Total * 2e-6;

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var (events, x, y) = data.Placed();
        var (numbers, days) = (new int[events.Length], Array.ConvertAll(events, e => (double)e.Step));
        SpaceTimeDbscan.Of(x, y, days, settings.Number(Within), settings.Number(WithinDays), settings.Whole(Least), numbers, stop);
        progress(0.9);
        var groups = SpaceTimeDbscan.Summarise(x, y, days, numbers).OrderByDescending(g => g.Members.Length).ThenBy(g => g.First).ThenBy(g => g.X).ToArray();
        var (shown, inside) = (groups.Take(MostRows).ToArray(), groups.Sum(g => g.Members.Length));
        DateOnly Day(double step) => data.Period.From.AddDays((int)step);
        var rows = Array.ConvertAll(shown, g => (Group: g, At: data.Ground.Plane.ToDegrees(g.X, g.Y)));
        return new()
        {
            Asked = [new("Groups.Asked", Cell.Count(events.Length), Cell.Count(data.Days), Cell.Count(settings.Whole(Least)), Cell.Number(settings.Number(Within)), Cell.Count(settings.Whole(WithinDays)))],
            Found = rows is [var (largest, at), ..]
                ?
                [
                    new("Groups.Found", Cell.Count(groups.Length), Cell.Count(inside)),
                    new("Groups.Largest", Cell.Text(data.Nearest(at.Lon, at.Lat).Name), Cell.Count(largest.Members.Length), Cell.Day(Day(largest.First)), Cell.Day(Day(largest.Last)), Cell.Number(Math.Round(largest.Radius))),
                ]
                : [],
            NotFound = groups.Length == 0 ? [new("Groups.None")] : [new("Groups.Rest", Cell.Count(events.Length - inside))],
            Mind =
            [
                new("Groups.Mind"), Used(data, events.Length), new("Groups.Reach"),
                .. groups.Length > 0 && groups[0].Members.Length > LargeShare * events.Length ? new Said[] { new("Groups.Large", Cell.Percent((double)groups[0].Members.Length / events.Length)) } : [],
                .. groups.Length > MostRows ? new Said[] { new("Groups.Shown", Cell.Count(MostRows)) } : [],
            ],
            Outlines = [.. rows.Select((g, row) => new RunShape(RunShape.Drawn, row, [.. ScanCircle.Ring(g.At.Lon, g.At.Lat, g.Group.Radius / 1_000).SelectMany(p => new[] { p.Lon, p.Lat })]))],
            Legend = [new("outline", new("Key.Group"))],
            Table = new(
                [new("rank", CellKind.Count), new("nearest", CellKind.Text), new("count", CellKind.Count), new("from", CellKind.Day), new("to", CellKind.Day), new("metres", CellKind.Count), new("lon", CellKind.Text), new("lat", CellKind.Text)],
                [.. rows.Select((g, row) => new RunRow(
                    data.Nearest(g.At.Lon, g.At.Lat).Id, Cell.Of(row + 1), data.Nearest(g.At.Lon, g.At.Lat).Name, Cell.Of(g.Group.Members.Length), Cell.Of(Day(g.Group.First)), Cell.Of(Day(g.Group.Last)),
                    Cell.Of(Math.Round(g.Group.Radius)), Cell.Of(Math.Round(g.At.Lon, 5)), Cell.Of(Math.Round(g.At.Lat, 5))))]),
        };
    }
}
