namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>The names of locations, in the order in which they are numbered.</summary>
internal sealed class ScanLabels
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _names = [];

    public ScanLabels() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    public IReadOnlyList<string> Names => _names;

    /// <summary>Number of a name; −1 when it is unknown.</summary>
    public int Find(ReadOnlySpan<char> name) => _lookup.TryGetValue(name, out var number) ? number : -1;

    /// <summary>Number of a name, which is added when it is new.</summary>
    public int Take(ReadOnlySpan<char> name)
    {
        if (_lookup.TryGetValue(name, out var known)) return known;
        var own = name.ToString();
        _numbers.Add(own, _names.Count);
        _names.Add(own);
        return _names.Count - 1;
    }
}
