using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.WorkingDays;

/// <summary>A day that is free or worked otherwise than the law's rule proposes: a swap that the Government has decided, a storm.</summary>
public sealed class CalendarDay
{
    public const int LongestReason = 200;

    public required DateOnly Day { get; init; }
    public required bool IsWorking { get; set; }
    public required string Reason { get; set; }

    /// <summary>Whose account set it, as the audit log names it.</summary>
    public required string SetBy { get; set; }
    public required DateTimeOffset SetAt { get; set; }
}

internal sealed class CalendarDayTable : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("calendar_day").HasKey(d => d.Day);
        builder.Property(d => d.Reason).HasMaxLength(CalendarDay.LongestReason);
    }
}

public static class CalendarDayTables
{
    extension(HaiDangDb db)
    {
        public DbSet<CalendarDay> CalendarDays => db.Set<CalendarDay>();
    }
}
