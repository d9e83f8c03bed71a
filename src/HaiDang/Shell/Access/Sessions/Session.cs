using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.Access.Sessions;

/// <summary>How was it shown who it is?</summary>
/// <remarks>HalfWay: the password was right, the second factor is still to come. OneFactor: by a password alone. Strong: by two, or by a passkey.</remarks>
public enum Proof { HalfWay, OneFactor, Strong }

/// <summary>A browser in which somebody is signed in. Ends by itself, by signing out, or from anywhere by the one who owns it.</summary>
public sealed class Session
{
    public int Id { get; init; }
    public required int AccountId { get; init; }

    /// <summary>SHA-256 of the secret in the cookie.</summary>
    public required byte[] Hash { get; init; }

    public required Proof Proof { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The address it was started from.</summary>
    public required string From { get; init; }

    /// <summary>Browser and system, as the browser names them; cut to 200 characters.</summary>
    public required string Browser { get; init; }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session");
        builder.Property(s => s.Proof).HasConversion<string>();
        builder.HasIndex(s => s.Hash).IsUnique();
        builder.HasIndex(s => s.AccountId);
        builder.HasIndex(s => s.ExpiresAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}

public static class SessionTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Session> Sessions => db.Set<Session>();

        /// <summary>In which somebody is signed in: those that wait for a second factor are none.</summary>
        public IQueryable<Session> OpenSessions(DateTimeOffset now) =>
            db.Set<Session>().AsNoTracking().Where(s => s.EndedAt == null && s.ExpiresAt > now && s.Proof != Proof.HalfWay);
    }
}
