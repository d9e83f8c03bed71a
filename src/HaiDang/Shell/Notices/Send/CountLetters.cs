using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices.Send;

/// <summary>How many letters wait, were sent or were given up, and what was the last trouble?</summary>
public static class CountLetters
{
    public sealed record Answer
    {
        public required int Waiting { get; init; }
        public required int Sent { get; init; }

        /// <summary>Of all, how many went out more than once because nobody could tell whether they had arrived.</summary>
        public required int InDoubt { get; init; }
        public required int Refused { get; init; }
        public required int TooOld { get; init; }
        public required int NoAddress { get; init; }
        public string? LastTrouble { get; init; }
        public DateTimeOffset? LastTroubleAt { get; init; }
    }

    public static async Task<Answer> Run(HaiDangDb db, CancellationToken stop)
    {
        var counts = await db.Letters.GroupBy(l => l.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var last = await db.Letters.AsNoTracking().Where(l => l.Trouble != null).OrderByDescending(l => l.TriedAt).Select(l => new { l.Trouble, l.TriedAt }).FirstOrDefaultAsync(stop);
        return new()
        {
            Waiting = Of(LetterState.Waiting) + Of(LetterState.Sending) + Of(LetterState.Uncertain), Sent = Of(LetterState.Sent),
            InDoubt = await db.Letters.CountAsync(l => l.Doubts > 0, stop),
            Refused = Of(LetterState.Refused), TooOld = Of(LetterState.TooOld), NoAddress = Of(LetterState.NoAddress),
            LastTrouble = last?.Trouble, LastTroubleAt = last?.TriedAt,
        };

        int Of(LetterState state) => counts.GetValueOrDefault(state);
    }
}
