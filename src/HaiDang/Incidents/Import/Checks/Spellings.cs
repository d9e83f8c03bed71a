using HaiDang.Incidents.Import.Reading;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>Which ways of writing kinds has the file used so far?</summary>
internal sealed class Spellings
{
    private const int Most = 5_000;
    private const int Longest = 300;
    private readonly Dictionary<string, int> _written = [];
    private readonly Dictionary<string, int> _clean = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _quick;

    public Spellings() => _quick = _written.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The spelling's index; a new one is added to the batch.</summary>
    /// <exception cref="InvalidDataException">There are so many, or they are so long, that the column must be something else than kinds.</exception>
    public int IndexOf(RowSource row, int column, Batch batch, string name)
    {
        var cell = column < 0 ? default : row[column];
        var text = cell.Kind is CellKind.Number ? row.Shown(column) : cell.Text;
        if (_quick.TryGetValue(text, out var known)) return known;
        var clean = CleanText.Of(text);
        if (!_clean.TryGetValue(clean, out var index))
        {
            if (_clean.Count >= Most || clean.Length > Longest) throw Refusal.Of("NoKinds", name, row.Line, row.Columns[column], Most, Longest);
            batch.NewSpellings.Add(clean);
            _clean[clean] = index = _clean.Count;
        }
        if (_written.Count < Most * 4) _quick[text] = index;
        return index;
    }
}
