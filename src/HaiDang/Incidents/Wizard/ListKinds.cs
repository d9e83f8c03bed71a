using HaiDang.Data;
using HaiDang.Incidents.Browse;
using HaiDang.Incidents.Kinds;
namespace HaiDang.Incidents.Wizard;

/// <summary>Which words for kinds did the sources send, how often, and what do they count as?</summary>
public static class ListKinds
{
    /// <param name="LocalKindId">The words.</param>
    /// <param name="Text">As the source writes them; "" where it says nothing.</param>
    /// <param name="N">Incidents, over all days.</param>
    /// <param name="KindId">What they count as; null while nobody has said.</param>
    /// <param name="Iccs">That kind's code; null for what is no crime.</param>
    /// <param name="GuessId">What they may mean; null when mapped, or without an idea.</param>
    /// <param name="Confidence">How sure the guess is, 0 to 1.</param>
    public sealed record Line(int LocalKindId, string Text, long N, int? KindId, string? Iccs, int? GuessId, double Confidence);

    /// <param name="Lines">Not mapped first, then most frequent first.</param>
    /// <param name="Kinds">Every kind by name.</param>
    public sealed record Answer(Line[] Lines, Kind[] Kinds);

    public static async Task<Answer> Run(KindTotals totals, HaiDangDb db, CancellationToken stop)
    {
        var book = await KindBook.Open(db, stop);
        var keys = book.All.ToDictionary(k => k.Key, k => k.Id);
        var counts = await totals.Of(db, stop);
        var lines = book.Mapping.Select(m =>
        {
            var guess = m.Kind is null ? GuessKind.Run(book.Text(m.Text)) : null;
            return new Line(m.Text, book.Text(m.Text), counts.GetValueOrDefault(m.Text), m.Kind, book.Of(m.Text)?.Iccs,
                guess is not null && keys.TryGetValue(guess.Key, out var id) ? id : null, guess?.Confidence ?? 0);
        });
        return new([.. lines.OrderBy(l => l.KindId is not null).ThenByDescending(l => l.N).ThenBy(l => l.Text, StringComparer.CurrentCulture)], [.. book.All]);
    }
}
