using System.Security.Cryptography;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Audit;

/// <summary>Is the audit log whole? Walks the chain and names the first row that is not what it was.</summary>
public static class VerifyAudit
{
    public const string Gap = "gap", Changed = "changed", Cut = "cut", Lost = "lost";

    /// <param name="Rows">Rows that were walked.</param>
    /// <param name="FirstBad">The first row that is wrong; null when all is well.</param>
    /// <param name="Why"><c>gap</c>: a row is missing before it. <c>changed</c>: it, or its hash, is not what it was. <c>cut</c>: rows after it are gone. <c>lost</c>: the end of the chain is gone.</param>
    /// <param name="Hash">Of the last good row, hexadecimal.</param>
    public sealed record Verdict(long Rows, long? FirstBad, string? Why, string Hash)
    {
        public bool IsWhole => FirstBad is null;
    }

    /// <summary>Walks all rows, oldest first. Others may write meanwhile: what they add is walked or not, and is no fault.</summary>
    /// <param name="db">The database.</param>
    /// <param name="progress">Hears how many rows have been walked.</param>
    /// <param name="seen">Hears every good row's number and hash; null for nobody.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Verdict> Run(HaiDangDb db, IProgress<long>? progress, Action<long, byte[]>? seen, CancellationToken stop)
    {
        var (rows, previous) = (0L, new byte[AuditRow.HashBytes]);
        var begun = await db.AuditEnds.AsNoTracking().SingleOrDefaultAsync(stop);
        var reached = begun is { Rows: 0 } && begun.Hash.AsSpan().SequenceEqual(previous);
        await foreach (var row in db.AuditRows.AsNoTracking().OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (row.Id != rows + 1) return new(rows, row.Id, Gap, Convert.ToHexStringLower(previous));
            var hash = row.HashAfter(previous);
            if (!CryptographicOperations.FixedTimeEquals(hash, row.Hash)) return new(rows, row.Id, Changed, Convert.ToHexStringLower(previous));
            (rows, previous) = (row.Id, hash);
            reached |= begun is not null && rows == begun.Rows && begun.Hash.AsSpan().SequenceEqual(hash);
            seen?.Invoke(rows, hash);
            if (rows % 65_536 == 0) progress?.Report(rows);
        }
        var end = await db.AuditEnds.AsNoTracking().SingleOrDefaultAsync(stop);
        if (begun is null || end is null) return new(rows, rows, Lost, Convert.ToHexStringLower(previous));
        var cut = !reached || end.Rows < rows || (end.Rows == rows && !end.Hash.AsSpan().SequenceEqual(previous));
        return new(rows, cut ? rows : null, cut ? Cut : null, Convert.ToHexStringLower(previous));
    }
}
