using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Do points lie together, and at what distance; with times: within which distance and how long do events come together?</summary>
public static class AnalyseK
{
    public sealed record Command
    {
        public required EventColumns Events { get; init; }

        /// <summary>Metres, rising, above 0.</summary>
        public required double[] Distances { get; init; }

        /// <summary>Days, rising, above 0; empty: only where, not when.</summary>
        public double[] Days { get; init; } = [];

        /// <summary>GeoJSON of where events can be; null: around them.</summary>
        public string? Within { get; init; }
        public required KEdge Edge { get; init; }
        public required int Replications { get; init; }
        public required ulong Seed { get; init; }
        public string? Out { get; init; }
    }

    /// <summary>
    /// K up to one distance (and span). Expected: π r², or K in space times K in time. Excess is K ÷ expected − 1. Lower and Upper hold 95 % of the scattered patterns.
    /// P one-sided for at least as large, PFewer for at most.
    /// </summary>
    public sealed record Row(double Distance, double? Days, double K, double Expected, double Excess, double? L, double? Lower, double? Upper, double P, double PFewer);

    /// <summary>LeftOut: rows without place or time. P: one test over all rows.</summary>
    public sealed record Answer(
        int Events, long LeftOut, int Outside, string Window, double SquareKilometres, KEdge Edge, int Replications, ulong Seed, double P, IReadOnlyList<Row> Rows, string? Out);

    private static readonly AnswerTable<Row> Table = new(
        ("distance", r => r.Distance), ("days", r => r.Days), ("k", r => r.K), ("expected", r => r.Expected), ("excess", r => r.Excess), ("l", r => r.L), ("lower", r => r.Lower),
        ("upper", r => r.Upper), ("p", r => r.P), ("p_fewer", r => r.PFewer));

    /// <exception cref="InvalidDataException">A file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Events, progress.Rows(command.Events.Path), stop);
        var doing = Words.Of<Texts>(command.Days.Length > 0 ? "Analyse.Knox.Doing" : "Analyse.K.Doing");
        var plan = new Permutations
        {
            Count = command.Replications, Seed = command.Seed, Stop = stop, Progress = progress.Shares(doing),
        };
        var answer = Asked(command, file, Window(command, file), plan);
        if (command.Out is { } path) Table.Write(path, answer.Rows, answer);
        return answer;
    }

    private static Geometry Window(Command command, EventFile file)
    {
        if (command.Within is { } path) return file.Region(path);
        try
        {
            return StudyWindow.Around(file.X, file.Y);
        }
        catch (ArgumentException)
        {
            throw Refusal.Of(command.Events.Path, "Analyse.K.NoWindow", file.X.Length);
        }
    }

    private static Answer Asked(Command command, EventFile file, Geometry window, Permutations plan)
    {
        if (command.Days.Length == 0)
        {
            var k = RipleyK.Of(file.X, file.Y, window, command.Distances, command.Edge, plan);
            return Said(k.Points, k.Outside, k.Area, k.Overall!.Value.PGreater, [.. k.Rows.Select(r => new Row(
                r.Distance, null, r.K, r.Poisson, r.K / r.Poisson - 1, r.L, r.Lower, r.Upper, r.ByChance!.Value.PGreater, r.ByChance.Value.PLess))]);
        }
        if (file.Days.Min() == file.Days.Max()) throw Refusal.Of(command.Events.Path, "Analyse.K.OneTime", file.When(file.Days[0]));
        var both = SpaceTimeK.Of(file.X, file.Y, file.Days, window, command.Distances, command.Days, command.Edge, plan);
        return Said(both.Events, both.Outside, both.Area, both.Overall.PGreater, [.. both.Cells.Select(c => new Row(
            c.Distance, c.Span, c.K, c.Product, c.Excess, null, null, null, c.ByChance.PGreater, c.ByChance.PLess))]);

        Answer Said(int events, int outside, double area, double p, Row[] rows) => new(
            events, file.Rows - file.X.Length, outside, command.Within ?? "hull", area / 1e6, command.Edge, command.Replications, command.Seed, p, rows, command.Out);
    }
}
