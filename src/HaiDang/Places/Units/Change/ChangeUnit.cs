using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Units.Change;

/// <summary>Calls a unit otherwise, or lets it work for another place. What it is part of stays: a unit that moves is another one.</summary>
public static class ChangeUnit
{
    public sealed record Command
    {
        public required int UnitId { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public string? ShortName { get; init; }
        public int? PlaceId { get; init; }
    }

    /// <returns>Null when it is done; else why not, in words.</returns>
    public static async Task<string?> Run(Command command, HaiDangDb db, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == command.UnitId, stop) is not { } unit) return Words.Of<Texts>("Units.Gone");
        var (before, names) = (UnitNote.Of(unit), UnitNames.Of(command.Code, command.Name, command.ShortName));
        if ((names.Refuse() ?? names.RefuseTaken(await UnitBook.Read(db, stop), unit.Id)) is { } refusal) return refusal;
        if (command.PlaceId != unit.PlaceId && await AddUnit.RefusePlace(command.PlaceId, db, stop) is { } noPlace) return noPlace;
        if (!Take(unit, names, command.PlaceId)) return null;
        await db.Audit(PlacesModule.ChangeUnits, $"unit/{unit.Id}", before, UnitNote.Of(unit), stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <returns>Whether anything is other than it was.</returns>
    internal static bool Take(Unit unit, UnitNames names, int? placeId)
    {
        var before = UnitNote.Of(unit);
        (unit.Code, unit.Name, unit.ShortName, unit.PlaceId) = (names.Code, names.Name, names.ShortName, placeId);
        unit.Fold();
        return UnitNote.Of(unit) != before;
    }
}
