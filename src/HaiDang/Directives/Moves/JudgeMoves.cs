using HaiDang.Data;
using HaiDang.Shell.Measures;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Moves;

/// <summary>Judges for every task that has begun and is tied to a measure whether that moved, and keeps what it comes to.</summary>
public static class JudgeMoves
{
    private const int Batch = 500;

    /// <param name="only">One task; null: all.</param>
    /// <param name="databases">The database.</param>
    /// <param name="book">The measures; asked for everything, whoever acts.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="stop">Stops it; what was judged until then stands.</param>
    /// <returns>How many were judged.</returns>
    public static async Task<int> Run(int? only, IDbContextFactory<HaiDangDb> databases, MeasureBook book, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var tasks = await db.AssignmentStates.AsNoTracking().Where(s => s.UntilAt == null && s.StartedOn != null && s.Waiting != Waiting.Withdrawn && (only == null || s.AssignmentId == only))
            .Join(db.Assignments.Where(a => a.MeasureKey != null), s => s.AssignmentId, a => a.Id, (s, a) => new { a.Id, a.MeasureKey, a.MeasureSubject, a.MeasurePlaceId, s.StartedOn, s.DoneOn }).ToListAsync(stop);
        var judged = 0;
        foreach (var some in tasks.OrderBy(t => t.Id).Chunk(Batch))
        {
            var series = await book.SeriesOfMany(some.Select(t => new MeasureRef(t.MeasureKey!, t.MeasureSubject, t.MeasurePlaceId)), stop);
            int[] ids = [.. some.Select(t => t.Id)];
            var kept = await db.AssignmentMoves.Where(m => ids.Contains(m.AssignmentId)).ToDictionaryAsync(m => m.AssignmentId, stop);
            foreach (var task in some)
            {
                stop.ThrowIfCancellationRequested();
                if (!series.TryGetValue(new(task.MeasureKey!, task.MeasureSubject, task.MeasurePlaceId), out var months)) continue;
                Keep(task.Id, JudgeMove.Run(months, task.StartedOn!.Value, task.DoneOn, withBand: false), kept, db, clock.GetUtcNow());
                judged++;
            }
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        return judged;
    }

    private static void Keep(int task, Move move, Dictionary<int, AssignmentMove> kept, HaiDangDb db, DateTimeOffset at)
    {
        if (!kept.TryGetValue(task, out var row)) db.Add(row = new() { AssignmentId = task, Verdict = move.Verdict, Why = move.Why, At = at });
        (row.Verdict, row.Why, row.Ratio, row.Low, row.High, row.At) = (move.Verdict, move.Why, move.Ratio, move.Low, move.High, at);
    }
}
