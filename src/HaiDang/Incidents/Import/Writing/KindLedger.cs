using HaiDang.Data;
using HaiDang.Incidents.Kinds;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import.Writing;

/// <summary>Which local kind stands for each spelling of the file, and how many of its rows are counted as what?</summary>
internal sealed class KindLedger
{
    private readonly HaiDangDb _db;
    private readonly ImportIncidents.Command _command;
    private readonly Dictionary<string, int> _kindIds;
    private readonly List<Entry> _entries = [];

    private sealed class Entry(LocalKind kind)
    {
        public LocalKind Kind => kind;
        public long Rows { get; set; }
    }

    private KindLedger(HaiDangDb db, ImportIncidents.Command command, Dictionary<string, int> kindIds) =>
        (_db, _command, _kindIds) = (db, command, kindIds);

    public static async Task<KindLedger> Open(HaiDangDb db, ImportIncidents.Command command, CancellationToken stop) =>
        new(db, command, await db.Kinds.AsNoTracking().ToDictionaryAsync(k => k.Key, k => k.Id, stop));

    public int Count => _entries.Count;

    public int IdOf(int spelling) => _entries[spelling].Kind.Id;
    public bool IsMapped(int spelling) => _entries[spelling].Kind.KindId is not null;
    public void CountRow(int spelling) => _entries[spelling].Rows++;

    /// <summary>Finds or adds the local kinds of spellings met for the first time.</summary>
    public async Task Learn(List<string> spellings, CancellationToken stop)
    {
        if (spellings.Count == 0) return;
        var known = await _db.LocalKinds.Where(k => spellings.Contains(k.Text)).ToDictionaryAsync(k => k.Text, stop);
        foreach (var text in spellings)
        {
            if (!known.TryGetValue(text, out var kind)) _db.LocalKinds.Add(kind = new() { Text = text });
            if (Chosen(text, kind) is { } id) kind.KindId = id;
            _entries.Add(new(kind));
        }
        await _db.SaveChangesAsync(stop);
    }

    /// <summary>Rows of kinds that nobody has mapped, most first, each with a guess.</summary>
    public KindRows[] Unmapped() =>
    [
        .. _entries.Where(e => e.Kind.KindId is null && e.Rows > 0).OrderByDescending(e => e.Rows)
            .Select(e => (Entry: e, Guess: GuessKind.Run(e.Kind.Text)))
            .Select(e => new KindRows(e.Entry.Kind.Text, e.Entry.Rows, e.Guess?.Key, e.Guess?.Confidence ?? 0)),
    ];

    /// <summary>What a person chose now; for words not mapped yet also their being the very name of a kind, or a guess sure enough.</summary>
    private int? Chosen(string text, LocalKind kind)
    {
        if (_command.Kinds.TryGetValue(text, out var key))
            return _kindIds.TryGetValue(key, out var id) ? id : throw Refusal.Of("NoSuchKind", key);
        if (kind.KindId is not null || GuessKind.Run(text) is not { } guess) return null;
        return guess.Confidence >= Math.Min(1, _command.TakeGuessesFrom) ? _kindIds[guess.Key] : null;
    }
}
