using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.Audit;

/// <summary>One thing that was done. Never changed, never taken away; the database itself refuses both.</summary>
public sealed class AuditRow
{
    public const int HashBytes = 32;

    /// <summary>From 1, without a gap.</summary>
    public required long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required string From { get; init; }

    /// <summary>What was done, in the words of a policy: <c>import incidents</c>.</summary>
    public required string What { get; init; }

    /// <summary>To which thing: <c>incident-import/12</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What it was before, as JSON; null when it was not.</summary>
    public string? Before { get; init; }

    /// <summary>What it is now, as JSON; null when it is gone.</summary>
    public string? After { get; init; }

    /// <summary>SHA-256 over the row before this one's hash and all of this row.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>The hash that this row must have after the one before it.</summary>
    /// <remarks>Every text is preceded by its length in bytes, and nothing by −1, so that no two rows are written alike.</remarks>
    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, Id);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], At.ToUnixTimeMilliseconds());
        hash.AppendData(numbers);
        foreach (var text in (ReadOnlySpan<string?>)[Who, From, What, Subject, Before, After])
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(numbers, text is null ? -1 : bytes.Length);
            hash.AppendData(numbers[..4]);
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }
}

/// <summary>How many rows there are, and the last one's hash: the end of the chain, where the next row is hung.</summary>
public sealed class AuditEnd
{
    public required int Id { get; init; }
    public required long Rows { get; init; }
    public required byte[] Hash { get; init; }
}

internal sealed class AuditRowTable : IEntityTypeConfiguration<AuditRow>
{
    public const string Name = "audit_row";

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable(Name);
        builder.Property(r => r.Id).ValueGeneratedNever();
        // Every search is answered newest first, page by page: what is sought, then the order.
        builder.HasIndex(r => new { r.At, r.Id });
        builder.HasIndex(r => new { r.Subject, r.At, r.Id });
        builder.HasIndex(r => new { r.What, r.At, r.Id });
        builder.HasIndex(r => new { r.Who, r.At, r.Id });
    }
}

internal sealed class AuditEndTable : IEntityTypeConfiguration<AuditEnd>
{
    public const int Only = 1;

    public void Configure(EntityTypeBuilder<AuditEnd> builder)
    {
        builder.ToTable("audit_end");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasData(new AuditEnd { Id = Only, Rows = 0, Hash = new byte[AuditRow.HashBytes] });
    }
}

public static class AuditTables
{
    extension(HaiDangDb db)
    {
        public DbSet<AuditRow> AuditRows => db.Set<AuditRow>();
        internal DbSet<AuditEnd> AuditEnds => db.Set<AuditEnd>();
    }
}
