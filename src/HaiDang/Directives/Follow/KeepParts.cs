using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>Which units have part in a task, by its events? Kept beside them, because that decides who sees it.</summary>
internal static class KeepParts
{
    public static async Task Run(HeldTask task, HaiDangDb db, CancellationToken stop)
    {
        var (lead, wanted) = (task.State.LeadId, Coordinating(task));
        // One leads at any moment, in the database too: the old one leaves before the new one comes.
        db.RemoveRange(task.Assignment.Units.Where(u => u.Part is not Part.Assigner && !(u.Part is Part.Lead && u.UnitId == lead) && !(u.Part is Part.Coordinating && wanted.Contains(u.UnitId))));
        await db.SaveChangesAsync(stop);
        var there = await db.AssignmentUnits.AsNoTracking().IgnoreQueryFilters().Where(u => u.AssignmentId == task.Assignment.Id).Select(u => u.UnitId).ToListAsync(stop);
        if (!there.Contains(lead)) db.Add(new AssignmentUnit { AssignmentId = task.Assignment.Id, UnitId = lead, Part = Part.Lead });
        db.AddRange(wanted.Except(there).Select(u => new AssignmentUnit { AssignmentId = task.Assignment.Id, UnitId = u, Part = Part.Coordinating }));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>A lead that handed over coordinates from then on: it still knows what was done.</summary>
    private static HashSet<int> Coordinating(HeldTask task)
    {
        HashSet<int> units = [];
        int? lead = null;
        foreach (var e in task.Standing)
        {
            if (e.Act is Act.AddedUnit) units.Add(e.OtherId!.Value);
            if (e.Act is Act.RemovedUnit) units.Remove(e.OtherId!.Value);
            if (e.Act is Act.HandedOver && lead is { } former) units.Add(former);
            if (e.Act is Act.Assigned or Act.HandedOver) lead = e.OtherId;
        }
        units.Remove(task.State.LeadId);
        return units;
    }
}
