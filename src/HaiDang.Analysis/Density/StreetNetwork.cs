using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace HaiDang.Analysis.Density;

/// <summary>Streets as a graph: junctions, and the pieces of street between them.</summary>
/// <remarks>Lines meet where they share a vertex; lines that only cross, as on a bridge, do not. Immutable and safe to share between threads.</remarks>
public sealed class StreetNetwork
{
    /// <summary>Vertices nearer than this to each other, in metres, are one.</summary>
    public const double Snap = 0.01;

    private readonly STRtree<(int Piece, int Segment)> _tree = new();
    private readonly List<(int Piece, bool AtEnd)>[] _ends;

    private StreetNetwork(Coordinate[][] pieces, int[] from, int[] to, int junctions)
    {
        (Pieces, From, To) = (pieces, from, to);
        Lengths = Array.ConvertAll(pieces, Length);
        _ends = [.. Enumerable.Range(0, junctions).Select(_ => new List<(int, bool)>(4))];
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            _ends[from[piece]].Add((piece, false));
            _ends[to[piece]].Add((piece, true));
            for (var segment = 0; segment + 1 < pieces[piece].Length; segment++)
                _tree.Insert(new Envelope(pieces[piece][segment], pieces[piece][segment + 1]), (piece, segment));
        }
        _tree.Build();
    }

    /// <summary>Number of pieces of street.</summary>
    public int Count => Pieces.Length;

    /// <summary>Length of all pieces, metres.</summary>
    public double TotalMetres => Lengths.Sum();

    internal Coordinate[][] Pieces { get; }
    internal int[] From { get; }
    internal int[] To { get; }
    internal double[] Lengths { get; }

    /// <summary>The ends of pieces that meet at a junction; a dead end has one.</summary>
    internal IReadOnlyList<(int Piece, bool AtEnd)> At(int junction) => _ends[junction];

    /// <summary>Reads lines as streets.</summary>
    /// <param name="lines">Metres; empty and zero-length ones are passed over.</param>
    /// <exception cref="ArgumentException">There is no line of any length.</exception>
    /// <remarks>O(vertices log vertices).</remarks>
    public static StreetNetwork Of(IEnumerable<LineString> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var clean = lines.Select(Distinct).Where(l => l.Length > 1).ToArray();
        if (clean.Length == 0) throw new ArgumentException("There is no street of any length.", nameof(lines));
        // A vertex is a junction where a line ends, or where it is met more than once.
        var met = new Dictionary<(long, long), int>();
        foreach (var line in clean)
            for (var i = 0; i < line.Length; i++)
                met[Key(line[i])] = met.GetValueOrDefault(Key(line[i])) + (i == 0 || i == line.Length - 1 ? 2 : 1);

        var junctions = new Dictionary<(long, long), int>();
        var (pieces, from, to) = (new List<Coordinate[]>(), new List<int>(), new List<int>());
        foreach (var line in clean)
            for (int start = 0, at = 1; at < line.Length; at++)
            {
                if (met[Key(line[at])] < 2) continue;
                pieces.Add(line[start..(at + 1)]);
                from.Add(Junction(line[start]));
                to.Add(Junction(line[at]));
                start = at;
            }
        return new([.. pieces], [.. from], [.. to], junctions.Count);

        int Junction(Coordinate at)
        {
            if (!junctions.TryGetValue(Key(at), out var number)) junctions[Key(at)] = number = junctions.Count;
            return number;
        }
    }

    /// <summary>The place on a street nearest to a point.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    /// <param name="within">Farther streets are not looked at; metres, above 0.</param>
    /// <returns>The piece and how far along it, metres; a piece of −1 when none is so near.</returns>
    internal (int Piece, double Along) Nearest(double x, double y, double within)
    {
        var (piece, along, best) = (-1, 0d, within * within);
        // Of equally near ones the first: the tree's order must not matter.
        foreach (var (candidate, segment) in _tree.Query(new Envelope(x - within, x + within, y - within, y + within)).Order())
        {
            var (a, b) = (Pieces[candidate][segment], Pieces[candidate][segment + 1]);
            var (ex, ey) = (b.X - a.X, b.Y - a.Y);
            var share = Math.Clamp(((x - a.X) * ex + (y - a.Y) * ey) / (ex * ex + ey * ey), 0, 1);
            var (dx, dy) = (x - a.X - share * ex, y - a.Y - share * ey);
            var squared = dx * dx + dy * dy;
            if (squared > best || squared == best && piece >= 0) continue;
            (piece, best, along) = (candidate, squared, Length(Pieces[candidate][..(segment + 1)]) + share * Math.Sqrt(ex * ex + ey * ey));
        }
        return (piece, along);
    }

    /// <summary>The place so many metres along a piece.</summary>
    internal Coordinate Place(int piece, double along)
    {
        var line = Pieces[piece];
        for (var segment = 0; segment + 1 < line.Length; segment++)
        {
            var length = line[segment].Distance(line[segment + 1]);
            if (along <= length || segment + 2 == line.Length)
            {
                var share = length > 0 ? Math.Min(1, along / length) : 0;
                return new(line[segment].X + share * (line[segment + 1].X - line[segment].X), line[segment].Y + share * (line[segment + 1].Y - line[segment].Y));
            }
            along -= length;
        }
        return line[^1];
    }

    private static Coordinate[] Distinct(LineString line)
    {
        var kept = new List<Coordinate>();
        foreach (var at in line.Coordinates)
            if (kept.Count == 0 || Key(kept[^1]) != Key(at)) kept.Add(at);
        return [.. kept];
    }

    private static (long, long) Key(Coordinate at) => ((long)Math.Round(at.X / Snap), (long)Math.Round(at.Y / Snap));

    private static double Length(Coordinate[] line)
    {
        var sum = 0d;
        for (var i = 1; i < line.Length; i++) sum += line[i - 1].Distance(line[i]);
        return sum;
    }
}
