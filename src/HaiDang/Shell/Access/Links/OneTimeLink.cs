using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.Access.Links;

/// <summary>A link that lets somebody choose a password, once and within a day: the first of all, one who was added, one who forgot it.</summary>
public sealed class OneTimeLink
{
    public int Id { get; init; }

    /// <summary>SHA-256 of the secret in the link.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whose; null for the link that makes the first administrator.</summary>
    public int? AccountId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class OneTimeLinkTable : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.ToTable("one_time_link");
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}

public static class OneTimeLinkTables
{
    extension(HaiDangDb db)
    {
        public DbSet<OneTimeLink> OneTimeLinks => db.Set<OneTimeLink>();
    }
}
