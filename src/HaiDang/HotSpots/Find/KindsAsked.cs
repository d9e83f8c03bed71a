using HaiDang.Data;
using HaiDang.Incidents;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Find;

/// <summary>Which words of the sources belong to the kinds that are asked for, and to which kind does each belong?</summary>
/// <param name="LocalIds">Null when all are asked for.</param>
/// <param name="KeyOf">Key of the kind by local kind; nothing for words that nobody has mapped.</param>
internal sealed record KindsAsked(int[]? LocalIds, Dictionary<int, string> KeyOf)
{
    /// <summary>Stands for words that nobody has mapped.</summary>
    public const string NotMapped = "unmapped";

    public static async Task<KindsAsked> Read(string? keys, HaiDangDb db, CancellationToken stop)
    {
        var kinds = db.Kinds;
        var locals = await db.LocalKinds.AsNoTracking()
            .Select(l => new { l.Id, Key = kinds.Where(k => k.Id == l.KindId).Select(k => k.Key).FirstOrDefault() }).ToListAsync(stop);
        var asked = keys?.Split(',');
        return new(asked is null ? null : [.. locals.Where(l => asked.Contains(l.Key ?? NotMapped)).Select(l => l.Id)],
            locals.Where(l => l.Key is not null).ToDictionary(l => l.Id, l => l.Key!));
    }
}
