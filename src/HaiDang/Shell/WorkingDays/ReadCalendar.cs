using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.WorkingDays;

/// <summary>Reads once what was set, for any number of questions afterwards.</summary>
public static class ReadCalendar
{
    public static async Task<WorkingCalendar> Run(HaiDangDb db, CancellationToken stop) =>
        new(await db.CalendarDays.AsNoTracking().ToDictionaryAsync(d => d.Day, d => d.IsWorking, stop));
}
