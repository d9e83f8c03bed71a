using HaiDang.Analysis.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Are events the nearer in time the nearer they are in space?</summary>
public static class AnalyseMantel
{
    public sealed record Command
    {
        public required EventColumns Events { get; init; }

        /// <summary>Added to each distance before it is turned over; null: distances and days as they are.</summary>
        public double? NearMetres { get; init; }

        /// <summary>The same for days.</summary>
        public double? NearDays { get; init; }
        public required int Replications { get; init; }
        public required ulong Seed { get; init; }
    }

    /// <summary>LeftOut: rows without place or time. P one-sided for at least as large a sum.</summary>
    public sealed record Answer(
        int Events, long LeftOut, MantelScale Scale, double? NearMetres, double? NearDays, double Correlation, double Sum, double Expected, double P, double PFewer, int Replications, ulong Seed);

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Events, progress.Rows(command.Events.Path), stop);
        if (file.X.Length is < 3 or > Mantel.Most) throw Refusal.Of(command.Events.Path, "Analyse.Mantel.Events", file.X.Length, Mantel.Most);
        var scale = command.NearMetres is null ? MantelScale.Linear : MantelScale.Reciprocal;
        var doing = Words.Of<Texts>("Analyse.Knox.Doing");
        var said = Mantel.Test(file.X, file.Y, file.Days, scale, command.NearMetres ?? 0, command.NearDays ?? 0, new()
        {
            Count = command.Replications, Seed = command.Seed, Stop = stop, Progress = progress.Shares(doing),
        });
        return new(
            said.Events, file.Rows - said.Events, scale, command.NearMetres, command.NearDays, said.Correlation, said.Sum, said.Expected, said.ByChance.PGreater, said.ByChance.PLess,
            command.Replications, command.Seed);
    }
}
