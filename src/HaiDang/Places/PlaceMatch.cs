namespace HaiDang.Places;

/// <summary>Which unit in force today does a code or a name of some day lead to?</summary>
public abstract record PlaceMatch
{
    private PlaceMatch() { }

    /// <summary>Exactly one, itself or through its successors.</summary>
    public sealed record One(int Id) : PlaceMatch;

    /// <summary>The unit named was divided; without a point nobody can tell which of these it is.</summary>
    public sealed record Divided(IReadOnlyList<int> Candidates) : PlaceMatch;

    /// <summary>Several units bear the name.</summary>
    public sealed record Ambiguous(IReadOnlyList<int> Candidates) : PlaceMatch;

    /// <summary>No unit bears it, or it names something above a commune.</summary>
    public sealed record Unknown : PlaceMatch;

    internal static Unknown None { get; } = new();
}
