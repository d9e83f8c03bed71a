using HaiDang.Analysis.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Which events lie so thickly in space and time that they make a group?</summary>
public static class AnalyseDbscan
{
    public sealed record Command
    {
        public required EventColumns Events { get; init; }
        public required double WithinMetres { get; init; }
        public required double WithinDays { get; init; }

        /// <summary>Events, itself counted, that one must have around it to stand at the heart of a group.</summary>
        public required int Least { get; init; }

        /// <summary>A row per event with its group; null: nowhere.</summary>
        public string? Out { get; init; }
    }

    /// <summary>X and Y: mean place in the file's own coordinates. RadiusMetres: from there to its farthest event.</summary>
    public sealed record Group(int Number, int Events, double X, double Y, double RadiusMetres, object FirstDay, object LastDay);

    /// <summary>LeftOut: rows without place or time. Lonely: events of no group.</summary>
    public sealed record Answer(int Events, long LeftOut, int Lonely, IReadOnlyList<Group> Groups, double WithinMetres, double WithinDays, int Least, string? Out);

    /// <summary>Line: of the input file. Group: null for a lonely one.</summary>
    private sealed record Event(long Line, double X, double Y, object Day, int? Group);

    private static readonly AnswerTable<Event> Table = new(("line", e => e.Line), ("x", e => e.X), ("y", e => e.Y), ("day", e => e.Day), ("group", e => e.Group));

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Events, progress.Rows(command.Events.Path), stop);
        progress?.Report(new Progress(Words.Of<Texts>("Analyse.Dbscan.Doing"), 0, null));
        var numbers = new int[file.X.Length];
        SpaceTimeDbscan.Of(file.X, file.Y, file.Days, command.WithinMetres, command.WithinDays, command.Least, numbers, stop);
        var groups = Array.ConvertAll(SpaceTimeDbscan.Summarise(file.X, file.Y, file.Days, numbers), g => Told(file, g));
        var answer = new Answer(
            file.X.Length, file.Rows - file.X.Length, numbers.Count(n => n == SpaceTimeDbscan.Noise), groups, command.WithinMetres, command.WithinDays, command.Least, command.Out);
        if (command.Out is { } path)
            Table.Write(path, [.. numbers.Select((n, i) => file.Back(file.X[i], file.Y[i]) is var (x, y) ? new Event(file.Lines[i], x, y, file.When(file.Days[i]), n == SpaceTimeDbscan.Noise ? null : n + 1) : null!)], answer);
        return answer;
    }

    private static Group Told(EventFile file, SpaceTimeGroup group)
    {
        var (x, y) = file.Back(group.X, group.Y);
        return new(group.Number + 1, group.Members.Length, x, y, group.Radius, file.When(group.First), file.When(group.Last));
    }
}
