using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.Notices;

/// <summary>Something that one account should know: in which words, about what, and whether it has been read.</summary>
public sealed class Notice
{
    /// <summary>Later ones have greater numbers; there may be gaps.</summary>
    public long Id { get; init; }
    public required int AccountId { get; init; }

    /// <summary>The resources that hold its words: the full name of a module's <c>Texts</c>.</summary>
    public required string Book { get; init; }
    public required string Key { get; init; }

    /// <summary>What the words leave room for, as <see cref="NoticeParts"/> writes it.</summary>
    public required string Parts { get; init; }

    /// <summary>Where more is to be seen, from the root of the site.</summary>
    public required string Link { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The same news told twice to one account is one notice; null: each is its own.</summary>
    public string? Once { get; init; }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice");
        // In both databases nulls are different from each other.
        builder.HasIndex(n => new { n.AccountId, n.Once }).IsUnique();
        builder.HasIndex(n => new { n.AccountId, n.Id });
        builder.HasIndex(n => n.AccountId).HasFilter("\"ReadAt\" IS NULL").HasDatabaseName("IX_notice_unread");
        builder.HasIndex(n => n.ReadAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
    }
}

public static class NoticeTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();
    }
}
