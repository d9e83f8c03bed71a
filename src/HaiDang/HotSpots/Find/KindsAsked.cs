using System.Globalization;
using HaiDang.Data;
using HaiDang.Incidents;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Find;

/// <summary>Which words of the sources belong to the kinds that are asked for, and to which kind does each belong?</summary>
/// <param name="LocalIds">Null when all are asked for.</param>
/// <param name="KeyOf">Key of the kind by local kind; words that nobody has mapped stand for themselves (<c>local:12</c>).</param>
internal sealed record KindsAsked(HashSet<int>? LocalIds, Dictionary<int, string> KeyOf)
{
    /// <summary>Stands for words that nobody has mapped.</summary>
    public const string NotMapped = "unmapped";

    public bool Holds(int localKind) => LocalIds is null || LocalIds.Contains(localKind);

    /// <summary>The words that a filter needs; null for all.</summary>
    public int[]? Of(string? kind) => kind is null ? LocalIds?.ToArray() : [.. KeyOf.Where(k => k.Value == kind).Select(k => k.Key)];

    public static Task<KindsAsked> Of(string? keys, HotSpotMemory memory, CancellationToken stop) =>
        memory.Of((typeof(KindsAsked), keys), db => Read(keys, db), stop);

    private static async Task<KindsAsked> Read(string? keys, HaiDangDb db)
    {
        var kinds = db.Kinds;
        var locals = await db.LocalKinds.AsNoTracking()
            .Select(l => new { l.Id, Key = kinds.Where(k => k.Id == l.KindId).Select(k => k.Key).FirstOrDefault() }).ToListAsync();
        var asked = keys?.Split(',');
        return new(
            asked is null ? null : [.. locals.Where(l => asked.Contains(l.Key ?? NotMapped) || asked.Contains(l.Key ?? Unmapped(l.Id))).Select(l => l.Id)],
            locals.ToDictionary(l => l.Id, l => l.Key ?? Unmapped(l.Id)));
    }

    internal static string Unmapped(int localKind) => string.Create(CultureInfo.InvariantCulture, $"local:{localKind}");
}
