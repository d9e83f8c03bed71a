using System.Globalization;
using HaiDang.Data;
using HaiDang.Places;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>What is each kind called, and what does each source's own text count as?</summary>
public sealed class KindBook
{
    private readonly Dictionary<int, Kind> _kinds;
    private readonly Dictionary<int, LocalKind> _texts;

    private KindBook(IEnumerable<Kind> kinds, IEnumerable<LocalKind> texts)
    {
        All = [.. kinds.OrderBy(Name, StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.None))];
        _kinds = All.ToDictionary(k => k.Id);
        _texts = texts.ToDictionary(t => t.Id);
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<Kind> All { get; }

    public static async Task<KindBook> Open(HaiDangDb db, CancellationToken stop) => new(
        await db.Kinds.AsNoTracking().ToArrayAsync(stop), await db.LocalKinds.AsNoTracking().ToArrayAsync(stop));

    public static string Name(Kind kind) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "vi" ? kind.Vietnamese : kind.English;

    /// <summary>What a source's text counts as; null while nobody has said.</summary>
    public Kind? Of(int localKindId) =>
        _texts.TryGetValue(localKindId, out var text) && text.KindId is { } kind ? _kinds.GetValueOrDefault(kind) : null;

    /// <summary>As the source wrote it.</summary>
    public string Text(int localKindId) => _texts.TryGetValue(localKindId, out var text) ? text.Text : "";

    /// <summary>The kind's name, or the source's text in quotes when nobody has said what it is.</summary>
    public string Words(int localKindId) => Of(localKindId) is { } kind ? Name(kind) : $"“{Text(localKindId)}”";

    /// <summary>Which text counts as which kind; changes when somebody maps one.</summary>
    internal IEnumerable<(int Text, int? Kind)> Mapping => _texts.Values.OrderBy(t => t.Id).Select(t => (t.Id, t.KindId));

    /// <summary>The sources' texts that count as one of these kinds.</summary>
    internal int[] Texts(IReadOnlyCollection<string> keys) =>
        [.. _texts.Values.Where(t => keys.Contains(Of(t.Id)?.Key ?? IncidentFilter.Unmapped)).Select(t => t.Id)];

    /// <summary>The sources' texts in which, or in the names of whose kinds, a word begins like this.</summary>
    internal int[] Texts(string foldedWord) => [.. _texts.Values.Where(t => Reads(t, foldedWord)).Select(t => t.Id)];

    private bool Reads(LocalKind text, string word) =>
        Begins(Fold.Plain(text.Text), word)
        || (Of(text.Id) is { } kind && (Begins(Fold.Plain(kind.Vietnamese), word) || Begins(Fold.Plain(kind.English), word)));

    internal static bool Begins(string folded, string word) =>
        folded.StartsWith(word, StringComparison.Ordinal) || folded.Contains(" " + word, StringComparison.Ordinal);
}
