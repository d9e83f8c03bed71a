using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Remind;

/// <summary>Which accounts act for a unit, and which of them may assign? Read once for any number of tasks.</summary>
internal sealed class RemindReaders
{
    private readonly ILookup<int, int> _acting, _assigning;
    private readonly HashSet<int> _open;

    private RemindReaders(ILookup<int, int> acting, ILookup<int, int> assigning, HashSet<int> open) => (_acting, _assigning, _open) = (acting, assigning, open);

    public static async Task<RemindReaders> Read(HaiDangDb db, CancellationToken stop)
    {
        var may = DirectivesModule.MayAssign;
        var open = await db.Accounts.Where(a => a.DisabledAt == null).Select(a => a.Id).ToHashSetAsync(stop);
        var assigners = await db.AccountRoles.Where(r => may.Contains(r.Role)).Select(r => r.AccountId).ToHashSetAsync(stop);
        var units = await db.AccountUnits.AsNoTracking().Select(u => new { u.UnitId, u.AccountId }).ToListAsync(stop);
        return new(units.ToLookup(u => u.UnitId, u => u.AccountId), units.Where(u => assigners.Contains(u.AccountId)).ToLookup(u => u.UnitId, u => u.AccountId), open);
    }

    /// <summary>The lead first, then whoever follows the task, in the end those who gave it.</summary>
    public IEnumerable<int> Of(RemindDue.Open task, RemindStep step)
    {
        IEnumerable<int?> told = _acting[task.LeadId].Select(a => (int?)a);
        if (step >= RemindStep.ThreeBefore) told = told.Append(task.OfficerId);
        if (step >= RemindStep.OneBefore) told = told.Append(task.LeaderId);
        if (step is RemindStep.ThreeAfter) told = told.Concat(_assigning[task.AssignerId].Select(a => (int?)a));
        return told.OfType<int>().Where(_open.Contains).Distinct();
    }
}
