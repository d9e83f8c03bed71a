using System.Globalization;
using HaiDang.Data;
using HaiDang.Shell.Access;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Audit.Search;

/// <summary>Looks for rows of the audit log, newest first, a page at a time; that somebody looked is written down first.</summary>
public static class SearchAudit
{
    public const int PageRows = 50;

    /// <summary>What is read, when the log is.</summary>
    public const string Log = "audit-log";

    /// <param name="Rows">At most a page, newest first.</param>
    /// <param name="Older">Where the next page begins; null when this is the last.</param>
    public sealed record Answer(AuditRow[] Rows, string? Older);

    /// <param name="filter">What is looked for.</param>
    /// <param name="older">Where the page begins, as an answer before said; null for the newest.</param>
    /// <param name="written">The search that has been written down already; turning its pages is no other.</param>
    /// <param name="db">The database.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Answer> Run(AuditFilter filter, string? older, AuditFilter? written, HaiDangDb db, CancellationToken stop)
    {
        if (written != filter) await db.AuditRead(AccessRules.ReadAudit, Log, filter, stop);
        return await Page(filter, older, db, stop);
    }

    internal static async Task<Answer> Page(AuditFilter filter, string? older, HaiDangDb db, CancellationToken stop)
    {
        var rows = filter.Of(db);
        // Both halves bound the instant, so that both databases walk the index from there on.
        if (Parse(older) is var (at, id)) rows = rows.Where(r => r.At <= at && (r.At < at || r.Id < id));
        var found = await rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(PageRows + 1).ToArrayAsync(stop);
        if (found.Length <= PageRows) return new(found, null);
        var last = found[PageRows - 1];
        return new(found[..PageRows], string.Create(CultureInfo.InvariantCulture, $"{last.At.ToUnixTimeMilliseconds()}.{last.Id}"));
    }

    private static (DateTimeOffset At, long Id)? Parse(string? older) =>
        older?.Split('.') is [var at, var id] && long.TryParse(at, CultureInfo.InvariantCulture, out var ms) && long.TryParse(id, CultureInfo.InvariantCulture, out var row)
            && ms is > -62_135_596_800_000 and < 253_402_300_799_999 ? (DateTimeOffset.FromUnixTimeMilliseconds(ms), row) : null;

    /// <summary>Everything that was ever done, each once, in order: one step over the index for each.</summary>
    public static async Task<string[]> Whats(HaiDangDb db, CancellationToken stop)
    {
        List<string> whats = [];
        // The database compares, in the order of its index.
#pragma warning disable CA1309
        for (var last = ""; await db.AuditRows.Where(r => string.Compare(r.What, last) > 0).OrderBy(r => r.What).Select(r => r.What).FirstOrDefaultAsync(stop) is { } next; last = next)
            whats.Add(next);
#pragma warning restore CA1309
        return [.. whats];
    }
}
