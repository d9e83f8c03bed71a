using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Units.Change;

/// <summary>Adds an agency, or a part of one.</summary>
public static class AddUnit
{
    /// <summary>An agency, and so many levels of parts less one.</summary>
    public const int Deepest = 6;

    public sealed record Command
    {
        public required string Code { get; init; }
        public required string Name { get; init; }

        /// <summary>As tables write it; null when the name is short enough.</summary>
        public string? ShortName { get; init; }

        /// <summary>The unit that it is part of; null for an agency.</summary>
        public int? ParentId { get; init; }

        /// <summary>The place that it works for; null where there is none.</summary>
        public int? PlaceId { get; init; }
    }

    /// <param name="UnitId">Null when it was refused.</param>
    /// <param name="Refusal">Why not, in words.</param>
    public sealed record Answer(int? UnitId, string? Refusal);

    public static async Task<Answer> Run(Command command, HaiDangDb db, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (book, names) = (await UnitBook.Read(db, stop), UnitNames.Of(command.Code, command.Name, command.ShortName));
        if ((names.Refuse() ?? names.RefuseTaken(book, null) ?? RefuseParent(command.ParentId, book) ?? await RefusePlace(command.PlaceId, db, stop)) is { } refusal)
            return new(null, refusal);
        var unit = Make(names, book.Find(command.ParentId), command.PlaceId);
        db.Add(unit);
        await db.SaveChangesAsync(stop);
        await db.Audit(PlacesModule.ChangeUnits, $"unit/{unit.Id}", null, UnitNote.Of(unit), stop);
        await transaction.CommitAsync(stop);
        return new(unit.Id, null);
    }

    internal static Unit Make(UnitNames names, Unit? parent, int? placeId)
    {
        var unit = new Unit { Code = names.Code, Name = names.Name, ShortName = names.ShortName, ParentId = parent?.Id, AgencyId = parent?.Agency, PlaceId = placeId };
        unit.Fold();
        return unit;
    }

    /// <summary>A place that stands; what a unit has worked for so far it may keep.</summary>
    internal static async Task<string?> RefusePlace(int? placeId, HaiDangDb db, CancellationToken stop) =>
        placeId is null || await db.Places.AnyAsync(p => p.Id == placeId && p.ValidTo == null, stop) ? null : Words.Of<Texts>("Units.NoPlace");

    private static string? RefuseParent(int? parentId, UnitBook book) => (parentId, book.Find(parentId)) switch
    {
        (null, _) => null,
        (_, null) => Words.Of<Texts>("Units.Gone"),
        (_, { EndedOn: not null } ended) => Words.Of<Texts>("Units.ParentEnded", ended.Name),
        (_, { } above) => book.Upwards(above.Id).Count() >= Deepest ? Words.Of<Texts>("Units.TooDeep", Deepest) : null,
    };
}
