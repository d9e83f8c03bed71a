using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Audit.Search;
using HaiDang.Shell.Jobs;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Audit;

/// <summary>Is the chain being walked for somebody, and what was found the last time? One walk at a time, whoever asks.</summary>
public sealed class ChainCheck(JobBoard jobs, IDbContextFactory<HaiDangDb> databases, TimeProvider clock)
{
    private readonly Lock _starting = new();

    /// <param name="Verdict">What was found.</param>
    /// <param name="At">When the walk ended.</param>
    public sealed record Found(VerifyAudit.Verdict Verdict, DateTimeOffset At);

    /// <summary>The walk that goes on, or was the last; null before the first.</summary>
    public Job? Job { get; private set; }

    /// <summary>What the last whole walk found; null before it.</summary>
    public Found? Last { get; private set; }

    /// <summary>Writes down that somebody asked, then walks the chain in the background.</summary>
    public async Task Start(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.AuditRead(AccessRules.ReadAudit, SearchAudit.Log, new { verify = true }, stop);
        lock (_starting)
            if (Job is not { State: JobState.Running }) Job = jobs.Start(Words.Of<Texts>("Audit.Walking"), Walk);
    }

    private async Task<string?> Walk(IProgress<Progress> progress, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (doing, total) = (Words.Of<Texts>("Audit.Walking"), await db.AuditEnds.Select(e => e.Rows).SingleOrDefaultAsync(stop));
        Action<long> tell = rows => progress.Report(new(doing, Math.Min(rows, total), total));
        Last = new(await VerifyAudit.Run(db, tell.AsProgress(), null, stop), clock.GetUtcNow());
        return AuditFilter.Page;
    }
}
