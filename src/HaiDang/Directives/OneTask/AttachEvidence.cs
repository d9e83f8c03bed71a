using System.Security.Cryptography;
using HaiDang.Data;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Hardening;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.OneTask;

/// <summary>Keeps a file that shows what was done: its content, its hash, whose it is, from when.</summary>
public static class AttachEvidence
{
    /// <summary>A photograph, a scan, a table; a film does not belong here.</summary>
    public const long LargestBytes = 25 * 1024 * 1024;

    public const int MostFiles = 40;

    /// <param name="AssignmentId">Of which task.</param>
    /// <param name="Name">The file's own name.</param>
    /// <param name="Content">What is in it.</param>
    public sealed record Command(int AssignmentId, string Name, byte[] Content);

    /// <returns>Null when it is kept; else why not, in words.</returns>
    public static async Task<string?> Run(Command command, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        if (command.Content.LongLength is 0 or > LargestBytes) return Words.Of<Texts>("Refused.FileSize", LargestBytes / 1024 / 1024);
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await HeldTask.Take(command.AssignmentId, db, clock, stop) is not { } task) return Words.Of<Texts>("Refused.NotSeen");
        if (task.Side is not (Side.Lead or Side.Coordinating)) return Words.Of<Texts>("Refused.NoPart");
        if (task.State is { DoneOn: not null } or { Waiting: Waiting.Withdrawn }) return Words.Of<Texts>("Refused.Done");
        var hash = Convert.ToHexStringLower(SHA256.HashData(command.Content));
        var there = await db.Evidence.Where(e => e.AssignmentId == command.AssignmentId && e.RemovedAt == null).Select(e => e.Hash).ToListAsync(stop);
        if (there.Contains(hash)) return Words.Of<Texts>("Refused.FileThere");
        if (there.Count >= MostFiles) return Words.Of<Texts>("Refused.FileCount", MostFiles);
        var kept = new Evidence
        {
            AssignmentId = command.AssignmentId, Name = SentName.Of(command.Name), Bytes = command.Content.LongLength, Hash = hash, UnitId = OwnUnit(task, db),
            By = task.Account?.Title ?? Actor.Current.Who, At = clock.GetUtcNow(), Content = new() { Content = command.Content },
        };
        db.Add(kept);
        await db.SaveChangesAsync(stop);
        await db.Audit(DirectivesModule.Report, $"task/{command.AssignmentId}", null, new { kept.Name, kept.Bytes, kept.Hash, kept.UnitId }, stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>The file as it was given, to be kept and never to be opened in the page.</summary>
    public static async Task<Results<FileContentHttpResult, NotFound>> Get(int id, HaiDangDb db, CancellationToken stop) =>
        await db.Evidence.AsNoTracking().Where(e => e.Id == id && e.RemovedAt == null).Select(e => new { e.Name, e.Content!.Content }).SingleOrDefaultAsync(stop) is { } file
            ? TypedResults.File(file.Content, "application/octet-stream", file.Name) : TypedResults.NotFound();

    private static int OwnUnit(HeldTask task, HaiDangDb db) => task.Side is Side.Lead ? task.State.LeadId
        : task.Assignment.Units.First(u => u.Part is Part.Coordinating && db.SeenUnits.Contains(u.UnitId)).UnitId;
}
