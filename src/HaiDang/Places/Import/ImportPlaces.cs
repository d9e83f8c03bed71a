using System.Diagnostics;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
namespace HaiDang.Places.Import;

/// <summary>Takes the areas of a file into a territory, by their codes: once or again, all that can be taken or nothing.</summary>
public static class ImportPlaces
{
    public sealed record Command
    {
        public required AreaFile File { get; init; }

        /// <summary>The name of a territory or province; made when there is none of that name.</summary>
        public required string Territory { get; init; }

        /// <summary>Where the areas come from, for the record of each.</summary>
        public required string Source { get; init; }
        public AreaMapping Mapping { get; init; } = new();

        /// <summary>The mapping says all, also what is absent: nothing is guessed.</summary>
        public bool IsComplete { get; init; }

        /// <summary>Overrides what the file says of its coordinates.</summary>
        public CoordinateSystem? Coordinates { get; init; }

        /// <summary>The day from which the file's areas stand: what differs before is kept as history. Null: what is there is corrected.</summary>
        public DateOnly? From { get; init; }
    }

    /// <param name="Features">Features in the file.</param>
    /// <param name="Accepted">Features taken, the mended ones too.</param>
    /// <param name="Mended">Features whose shape was mended.</param>
    /// <param name="Refused">Features not taken.</param>
    /// <param name="ByReason">How many were refused, mended or united, and why.</param>
    /// <param name="Territory">Its name.</param>
    /// <param name="TerritoryId">Its root's id.</param>
    /// <param name="Seconds">How long it took.</param>
    /// <param name="Units">Areas in force that the file has given or confirmed.</param>
    /// <param name="Added">Of these, new.</param>
    /// <param name="Changed">Of these, changed.</param>
    /// <param name="Ended">Areas that the file does not have and that ended on the day given.</param>
    /// <param name="Coordinates">How the coordinates were read.</param>
    /// <param name="Mapping">Which column was what.</param>
    /// <param name="Refusals">The refused features, one by one.</param>
    public sealed record Report(
        int Features, int Accepted, int Mended, int Refused, IReadOnlyDictionary<string, int> ByReason, string Territory, int TerritoryId, double Seconds,
        int Units, int Added, int Changed, int Ended, string Coordinates, AreaMapping Mapping, IReadOnlyList<RefusedFeature> Refusals);

    /// <exception cref="InvalidDataException">Nothing in the file can be taken, or it cannot be understood; the database is as before.</exception>
    public static async Task<Report> Run(Command command, HaiDangDb db, Announce<PlacesChanged> announce, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var coordinates = Known(command.Coordinates ?? command.File.Coordinates);
        if (string.IsNullOrWhiteSpace(command.Territory)) throw new InvalidDataException(Words.Of<Texts>("ImportPlaces.NoTerritory"));
        var mapping = command.IsComplete ? command.Mapping : command.Mapping.Or(AreaMapping.Guess(command.File));
        if (mapping.Absent(command.File) is { } column)
            throw new InvalidDataException(Words.Of<Texts>("ImportPlaces.NoColumn", column, string.Join(", ", command.File.Columns)));
        var read = FileUnits.Of(command.File, mapping, coordinates, stop);
        if (read.Units.Count == 0)
            throw new InvalidDataException(Words.Of<Texts>("ImportPlaces.Nothing", command.File.Features.Count, read.Refused is [var first, ..] ? first.Say : ""));

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var settled = await SettleUnits.Run(read.Units, command, db, stop);
        await db.Audit("import places", $"place/{settled.Root.Id}", null, new { command.Territory, units = read.Units.Count, settled.Added, settled.Changed, settled.Ended }, stop);
        await transaction.CommitAsync(stop);
        await announce.Tell(new PlacesChanged(), stop);
        return new Report(
            command.File.Features.Count, command.File.Features.Count - read.Refused.Count, read.Mended, read.Refused.Count, read.ByReason,
            settled.Root.Name, settled.Root.Id, Stopwatch.GetElapsedTime(started).TotalSeconds, read.Units.Count, settled.Added, settled.Changed, settled.Ended,
            coordinates.Name, mapping, read.Refused);
    }

    /// <summary>A system that Hải Đăng can read, or a refusal that says what is missing.</summary>
    internal static CoordinateSystem Known(CoordinateSystem? coordinates) => coordinates switch
    {
        null => throw new InvalidDataException(Words.Of<Texts>("ImportPlaces.NoCrs")),
        { IsKnown: false } => throw new InvalidDataException(Words.Of<Texts>("ImportPlaces.OtherCrs", coordinates.Name)),
        _ => coordinates,
    };
}
