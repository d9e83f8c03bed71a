using HaiDang.Incidents.Import.Writing;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import;

/// <summary>Takes a whole import back: its incidents go, the record that it was there stays.</summary>
public static class UndoImport
{
    /// <returns>How many incidents were taken back; null when there is no such import, or it was undone before.</returns>
    public static async Task<long?> Run(int importId, ImportMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.IncidentImports.FindAsync([importId], stop) is not { UndoneAt: null } import) return null;

        await DayRollup.TakeOff(db, importId, stop);
        var gone = await db.Incidents.Where(i => i.ImportId == importId).ExecuteDeleteAsync(stop);
        import.UndoneAt = means.Clock.GetUtcNow();
        await db.Audit("undo an import", $"incident-import/{importId}", new { import.Accepted }, new { removed = gone }, stop);
        await transaction.CommitAsync(stop);
        await means.News.Tell(new(importId), CancellationToken.None);
        return gone;
    }
}
