using System.Buffers;
using System.IO.Compression;
using System.Numerics;
using System.Text;
using HaiDang.Data;
namespace HaiDang.Shell.Access.Passwords;

/// <summary>Is this one of the passwords, or words, that are tried first?</summary>
/// <remarks>Exact, not a filter that errs. The entries are kept as one text and a table of where in it each begins: 2 MB for the
/// lists that ship, a third of a set of strings, read when first asked.</remarks>
internal sealed class KnownPasswords
{
    /// <summary>Every list that ships: UTF-8, one entry a line, lower case, sorted; see data/SOURCES.md.</summary>
    public static readonly string Folder = Path.Combine(DataFolder.Reference, "passwords");

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    // A failure is not kept: whoever puts the missing file back need not start anew.
    private static readonly Lazy<KnownPasswords> Read = new(() => new(Entries()), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Beyond this length hardly any stretch of a password begins an entry, so that asking can end there.</summary>
    private const int Opening = 6;

    private readonly char[] _text;
    private readonly int[] _beginnings;
    private readonly bool[] _openings;

    /// <param name="entries">In any case, accents and order.</param>
    public KnownPasswords(IEnumerable<string> entries)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var entry in entries)
        {
            text.Append(entry.AsSpan().IndexOfAnyExcept(Plain) < 0 ? entry : PlainText.Of(entry).Letters).Append('\n');
            count++;
        }
        _text = new char[text.Length];
        text.CopyTo(0, _text, text.Length);
        _beginnings = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * count) + 2)];
        _openings = new bool[4 * _beginnings.Length];
        Array.Fill(_beginnings, -1);
        Index();
    }

    /// <summary>The lists that came along with the program.</summary>
    public static KnownPasswords Shipped => Read.Value;

    /// <summary>The length of the longest entry.</summary>
    public int Longest { get; private set; }

    public bool Has(ReadOnlySpan<char> letters) => Has(letters, Hash(letters));

    /// <summary>Tells <paramref name="lengths"/> every length of <paramref name="letters"/>, from its beginning, that is an entry.</summary>
    /// <returns>How many lengths were told.</returns>
    public int Beginning(ReadOnlySpan<char> letters, int shortest, Span<int> lengths)
    {
        var (hash, told) = (0u, 0);
        var longest = Math.Min(letters.Length, Math.Min(Longest, lengths.Length));
        for (var length = 1; length <= longest; length++)
        {
            hash = Grow(hash, letters[length - 1]);
            if (length == Opening && !_openings[Slot(hash, _openings.Length)]) break;
            if (length >= shortest && Has(letters[..length], hash)) lengths[told++] = length;
        }
        return told;
    }

    /// <summary>The entries as they stand in the lists.</summary>
    internal static IEnumerable<string> Entries() => Lines("common.txt.gz").Concat(Lines("vietnamese.txt"));

    private static IEnumerable<string> Lines(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name));
        using Stream text = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var lines = new StreamReader(text);
        while (lines.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }

    private void Index()
    {
        for (var begins = 0; begins < _text.Length;)
        {
            var letters = _text.AsSpan(begins, _text.AsSpan(begins).IndexOf('\n'));
            if (letters.Length >= Opening) _openings[Slot(Hash(letters[..Opening]), _openings.Length)] = true;
            var hash = Hash(letters);
            if (letters.Length > 0 && !Has(letters, hash))
            {
                var slot = Slot(hash, _beginnings.Length);
                while (_beginnings[slot] >= 0) slot = (slot + 1) & (_beginnings.Length - 1);
                _beginnings[slot] = begins;
                Longest = Math.Max(Longest, letters.Length);
            }
            begins += letters.Length + 1;
        }
    }

    private bool Has(ReadOnlySpan<char> letters, uint hash)
    {
        var slots = _beginnings.Length;
        for (var slot = Slot(hash, slots); _beginnings[slot] is >= 0 and var begins; slot = (slot + 1) & (slots - 1))
        {
            var rest = _text.AsSpan(begins);
            if (rest.Length > letters.Length && rest.StartsWith(letters) && rest[letters.Length] == '\n') return true;
        }
        return false;
    }

    private static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = 0u;
        foreach (var letter in letters) hash = Grow(hash, letter);
        return hash;
    }

    private static uint Grow(uint hash, char letter) => ((hash ^ letter) * 16777619u) + 0x9E3779B9u;

    private static int Slot(uint hash, int slots) => (int)(((hash ^ (hash >> 15)) * 0x85EBCA6Bu) >> 8) & (slots - 1);
}
