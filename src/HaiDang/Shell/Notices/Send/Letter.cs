using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.Notices.Send;

/// <summary>How far has a letter come?</summary>
/// <remarks>
/// Waiting: for its hour. Sending: somebody holds it, for no longer than its lease. Uncertain: it may have arrived; it goes out again under the same Message-ID.
/// Sent: the server took it. Refused: the server will not take it. TooOld: it waited too long. NoAddress: there is nobody to send it to.
/// </remarks>
public enum LetterState { Waiting, Sending, Uncertain, Sent, Refused, TooOld, NoAddress }

/// <summary>A notice on its way by e-mail.</summary>
public sealed class Letter
{
    /// <summary>The left half of its Message-ID: the same whenever it is sent.</summary>
    public required Guid Id { get; init; }
    public required long NoticeId { get; init; }
    public LetterState State { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public int Attempts { get; init; }

    /// <summary>How often nobody could tell whether it had arrived.</summary>
    public int Doubts { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Whoever holds it; a lease that is over is another's to take.</summary>
    public Guid? Holder { get; init; }
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>Why the last attempt failed, for whoever runs the site; nothing secret.</summary>
    public string? Trouble { get; init; }

    internal static Letter Of(long noticeId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), NoticeId = noticeId, At = now, DueAt = now };
}

internal sealed class LetterTable : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letter");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.State).HasConversion<string>();
        builder.HasIndex(l => new { l.State, l.DueAt });
        builder.HasIndex(l => l.NoticeId).IsUnique();
        builder.HasOne<Notice>().WithMany().HasForeignKey(l => l.NoticeId);
    }
}

public static class LetterTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Letter> Letters => db.Set<Letter>();
    }
}
