namespace HaiDang.Shell.Access.Passwords;

/// <summary>Is a stretch of a password left over, a pattern, a word about the person, or an entry of a list?</summary>
internal enum PieceKind { Kept, Pattern, Own, Listed }

/// <summary>Where does a stretch of a password begin, how long is it, and what is it?</summary>
internal readonly record struct Piece(int Begins, int Length, PieceKind Kind);

/// <summary>Into which pieces does a password fall so that the least is left over, and of these ways which has the fewest?</summary>
/// <remarks>A shortest path from left to right: pieces that begin at a letter are told when all that end there have been.</remarks>
internal sealed class Cover
{
    /// <summary>More than there can be pieces, so that what is left over counts first.</summary>
    private const int Half = 1 << 12;

    private readonly int[] _least;
    private readonly Piece[] _last;

    public Cover(int length)
    {
        _least = new int[length + 1];
        _last = new Piece[length + 1];
        Array.Fill(_least, int.MaxValue, 1, length);
    }

    /// <summary>One letter is left over, worth so many halves.</summary>
    public void Keep(int at, int halves) => Reach(new(at, 1, PieceKind.Kept), _least[at] + (halves * Half));

    /// <summary>A stretch is taken away.</summary>
    public void Take(int at, int length, PieceKind kind) => Reach(new(at, length, kind), _least[at] + 1);

    /// <summary>The pieces, from left to right.</summary>
    public List<Piece> Pieces()
    {
        var pieces = new List<Piece>();
        for (var end = _last.Length - 1; end > 0; end = _last[end].Begins) pieces.Add(_last[end]);
        pieces.Reverse();
        return pieces;
    }

    private void Reach(Piece piece, int cost)
    {
        var end = piece.Begins + piece.Length;
        if (cost >= _least[end]) return;
        _least[end] = cost;
        _last[end] = piece;
    }
}
