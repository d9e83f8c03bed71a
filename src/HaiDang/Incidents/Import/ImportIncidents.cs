using HaiDang.Shell.Jobs;
namespace HaiDang.Incidents.Import;

/// <summary>Brings a file of incidents in, wholly or not at all, and says what came of every row.</summary>
public static class ImportIncidents
{
    public sealed record Command
    {
        public required string Path { get; init; }

        /// <summary>The file's name as the person knows it; null: as in the path.</summary>
        public string? FileName { get; init; }

        /// <summary>Null: what <see cref="ExamineFile"/> guesses.</summary>
        public ColumnMapping? Mapping { get; init; }

        /// <summary>The system or office it comes from; null: the file's name without its ending.</summary>
        public string? Source { get; init; }
        public bool Synthetic { get; init; }

        /// <summary>Kinds chosen by hand: text in the file → key of a <see cref="Kind"/>.</summary>
        public IReadOnlyDictionary<string, string> Kinds { get; init; } = new Dictionary<string, string>();

        /// <summary>Guesses at least this sure are taken for unmapped kinds; above 1 takes none.</summary>
        public double TakeGuessesFrom { get; init; } = 2;

        /// <summary>Does everything and then takes it back: the same counts, nothing written, nothing announced.</summary>
        public bool Rehearse { get; init; }

        /// <summary>Who brings it in.</summary>
        public string By { get; init; } = Environment.UserName;
    }

    /// <summary>Imports, or rehearses.</summary>
    /// <exception cref="InvalidDataException">The file is broken, or a column of personal data was not dropped; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was written.</exception>
    public static Task<ImportReport> Run(
        Command command, ImportMeans means, IProgress<Progress>? progress, CancellationToken stop) => throw new InvalidOperationException();
}
