using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.Calendars;

/// <summary>A secret address at which a calendar program reads somebody's days without signing in.</summary>
public sealed class CalendarLink
{
    public int Id { get; init; }
    public required int AccountId { get; init; }

    /// <summary>SHA-256 of the secret in the address.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a program last read it, and from which network address.</summary>
    public DateTimeOffset? AskedAt { get; set; }
    public string? AskedFrom { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class CalendarLinkTable : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.ToTable("calendar_link");
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasIndex(l => l.AccountId).IsUnique().HasFilter("\"RevokedAt\" IS NULL").HasDatabaseName("IX_calendar_link_open");
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}

public static class CalendarLinkTables
{
    extension(HaiDangDb db)
    {
        public DbSet<CalendarLink> CalendarLinks => db.Set<CalendarLink>();

        /// <summary>The one of an account that works; an account has no more than one.</summary>
        internal IQueryable<CalendarLink> OpenCalendarLink(int accountId) => db.Set<CalendarLink>().Where(l => l.AccountId == accountId && l.RevokedAt == null);
    }
}
