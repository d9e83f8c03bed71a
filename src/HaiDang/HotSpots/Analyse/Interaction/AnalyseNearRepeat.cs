using HaiDang.Analysis.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>After an event, how near and for how long is another one likelier than usual?</summary>
/// <remarks>Knox's table with the same place as a band of its own. Source: Townsley, Homel and Chaseling (2003), British Journal of Criminology 43(3), 615–633.</remarks>
public static class AnalyseNearRepeat
{
    /// <summary>A cell is told as raised from this ratio on, and at this p.</summary>
    public const double RaisedRatio = 1.2, RaisedP = 0.05;

    public sealed record Command
    {
        public required EventColumns Events { get; init; }

        /// <summary>Nearer than this, in metres, is the same place.</summary>
        public required double SamePlace { get; init; }
        public required double BandMetres { get; init; }
        public required int Bands { get; init; }
        public required double SpanDays { get; init; }
        public required int Spans { get; init; }
        public required int Replications { get; init; }
        public required ulong Seed { get; init; }
        public string? Out { get; init; }
    }

    /// <summary>As <see cref="AnalyseKnox.Cell"/>, with the same place told and whether the risk is raised.</summary>
    public sealed record Cell(
        bool SamePlace, double DistanceFrom, double DistanceTo, double DaysFrom, double DaysTo, long Observed, double Expected, double Ratio, double P, bool Raised);

    /// <summary>How far the risk reaches in the first span without a gap, and how long it stays in the nearest raised band; 0 when nothing is raised.</summary>
    public sealed record Answer(
        int Events, long LeftOut, long Pairs, int Replications, ulong Seed, double RaisedWithinMetres, double RaisedForDays, IReadOnlyList<Cell> Cells, string? Out);

    private static readonly AnswerTable<Cell> Table = new(
        ("same_place", c => c.SamePlace), ("distance_from", c => c.DistanceFrom), ("distance_to", c => c.DistanceTo), ("days_from", c => c.DaysFrom), ("days_to", c => c.DaysTo),
        ("observed", c => c.Observed), ("expected", c => c.Expected), ("ratio", c => c.Ratio), ("p", c => c.P), ("raised", c => c.Raised));

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Events, progress.Rows(command.Events.Path), stop);
        double[] distances = [0, command.SamePlace, .. Enumerable.Range(1, command.Bands).Select(b => b * command.BandMetres)];
        double[] days = [.. Enumerable.Range(0, command.Spans + 1).Select(s => s * command.SpanDays)];
        var table = Knox.Of(file.X, file.Y, file.Days, distances, days, new()
        {
            Count = command.Replications, Seed = command.Seed, Stop = stop,
            Progress = progress.Shares(Words.Of<Texts>("Analyse.Knox.Doing")),
        });
        var cells = table.Cells.Select(c => new Cell(
            c.DistanceFrom == 0, c.DistanceFrom, c.DistanceTo, c.SpanFrom, c.SpanTo, c.Observed, c.Expected, c.Ratio, c.ByChance.PGreater,
            IsRaised(c))).ToArray();
        var (farthest, longest) = table.Reach(IsRaised);
        var answer = new Answer(
            table.Events, file.Rows - table.Events, table.Pairs, command.Replications, command.Seed, farthest?.DistanceTo ?? 0, longest?.SpanTo ?? 0, cells, command.Out);
        if (command.Out is { } path) Table.Write(path, cells, answer);
        return answer;
    }

    private static bool IsRaised(KnoxCell cell) => cell.Ratio >= RaisedRatio && cell.ByChance.PGreater <= RaisedP;
}
