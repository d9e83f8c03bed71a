using HaiDang.Analysis.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Do events near in space come near in time more often than chance makes them?</summary>
public static class AnalyseKnox
{
    public sealed record Command
    {
        public required EventColumns Events { get; init; }

        /// <summary>Edges in metres, rising.</summary>
        public required double[] Distances { get; init; }

        /// <summary>Edges in days, rising.</summary>
        public required double[] Days { get; init; }
        public required int Replications { get; init; }
        public required ulong Seed { get; init; }

        /// <summary>Where the table goes; null: nowhere.</summary>
        public string? Out { get; init; }
    }

    /// <summary>Pairs of events in one band of distance and of days; bands hold their lower edge and not their upper. Ratio is observed ÷ expected, P one-sided for at least as many.</summary>
    public sealed record Cell(
        double DistanceFrom, double DistanceTo, double DaysFrom, double DaysTo, long Observed, double Expected, double Ratio, double P, double PFewer, double SimulatedMean);

    /// <summary>LeftOut: rows without place or time. Pairs: all pairs of events.</summary>
    public sealed record Answer(int Events, long LeftOut, long Pairs, int Replications, ulong Seed, IReadOnlyList<Cell> Cells, string? Out);

    private static readonly AnswerTable<Cell> Table = new(
        ("distance_from", c => c.DistanceFrom), ("distance_to", c => c.DistanceTo), ("days_from", c => c.DaysFrom), ("days_to", c => c.DaysTo), ("observed", c => c.Observed),
        ("expected", c => c.Expected), ("ratio", c => c.Ratio), ("p", c => c.P), ("p_fewer", c => c.PFewer), ("simulated_mean", c => c.SimulatedMean));

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Events, progress.Rows(command.Events.Path), stop);
        var table = Knox.Of(file.X, file.Y, file.Days, command.Distances, command.Days, new()
        {
            Count = command.Replications, Seed = command.Seed, Stop = stop,
            Progress = progress.Shares(Words.Of<Texts>("Analyse.Knox.Doing")),
        });
        var cells = table.Cells.Select(c => new Cell(
            c.DistanceFrom, c.DistanceTo, c.SpanFrom, c.SpanTo, c.Observed, c.Expected, c.Ratio, c.ByChance.PGreater, c.ByChance.PLess, c.SimulatedMean)).ToArray();
        var answer = new Answer(table.Events, file.Rows - table.Events, table.Pairs, command.Replications, command.Seed, cells, command.Out);
        if (command.Out is { } path) Table.Write(path, cells, answer);
        return answer;
    }
}
