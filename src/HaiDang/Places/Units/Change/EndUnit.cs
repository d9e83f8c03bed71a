using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Units.Change;

/// <summary>Ends a unit from today on, or lets it stand again. What it has done is kept under its name.</summary>
public static class EndUnit
{
    /// <param name="UnitId">Which.</param>
    /// <param name="Ends">False: it stands again.</param>
    public sealed record Command(int UnitId, bool Ends = true);

    /// <returns>Null when it is done, or was so already; else why not, in words.</returns>
    public static async Task<string?> Run(Command command, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == command.UnitId, stop) is not { } unit) return Words.Of<Texts>("Units.Gone");
        if (unit.EndedOn is not null == command.Ends) return null;
        var (book, before) = (await UnitBook.Read(db, stop), UnitNote.Of(unit));
        if (command.Ends && book.PartsOf(unit.Id).Count(p => p.EndedOn is null) is > 0 and var standing) return Words.Of<Texts>("Units.HasParts", standing);
        if (!command.Ends && book.Find(unit.ParentId) is { EndedOn: not null } above) return Words.Of<Texts>("Units.ParentEnded", above.Name);
        unit.EndedOn = command.Ends ? clock.Today : null;
        await db.Audit(PlacesModule.ChangeUnits, $"unit/{unit.Id}", before, UnitNote.Of(unit), stop);
        await transaction.CommitAsync(stop);
        return null;
    }
}
