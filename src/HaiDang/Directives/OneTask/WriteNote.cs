using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.OneTask;

/// <summary>Writes down what one's own agency alone is to know of a task.</summary>
public static class WriteNote
{
    public const int Longest = 4_000;

    /// <returns>Null when it is written; else why not, in words.</returns>
    public static async Task<string?> Run(int assignmentId, string text, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        if (text.Trim().Length is 0 or > Longest) return Words.Of<Texts>("Refused.NoteText", Longest);
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Assignments.AnyAsync(a => a.Id == assignmentId, stop)) return Words.Of<Texts>("Refused.NotSeen");
        var account = Actor.Current.AccountId;
        var own = await db.AccountUnits.Where(u => u.AccountId == account).OrderBy(u => u.UnitId).Select(u => (int?)u.UnitId).FirstOrDefaultAsync(stop);
        if ((await UnitBook.Read(db, stop)).Find(own) is not { } unit) return Words.Of<Texts>("Refused.NoAgency");
        var by = await db.Accounts.Where(a => a.Id == account).Select(a => a.Title).SingleAsync(stop);
        var note = new InternalNote { AssignmentId = assignmentId, AgencyId = unit.Agency, By = by, At = clock.GetUtcNow(), Text = text.Trim() };
        db.Add(note);
        await db.SaveChangesAsync(stop);
        // That there is a note is in the log; what it says is its agency's own.
        await db.Audit(DirectivesModule.Report, $"task/{assignmentId}", null, new { note = note.Id, note.AgencyId }, stop);
        await transaction.CommitAsync(stop);
        return null;
    }
}
