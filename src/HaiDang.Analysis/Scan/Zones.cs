namespace HaiDang.Analysis.Scan;

/// <summary>Which sets of places are tried? A row is a centre (and a shape); each of its beginnings is a zone.</summary>
/// <remarks>Places are numbered by (x, y), so that a stable sort by distance gives the rule for ties. Rows are already cut at all spatial limits.</remarks>
internal sealed class Zones
{
    /// <summary>Number of distinct places, below 65,536.</summary>
    public required int Places { get; init; }

    /// <summary>Row r holds <c>Order[Starts[r] .. Starts[r + 1]]</c>.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Places in order of entry, row after row.</summary>
    public required ushort[] Order { get; init; }

    /// <summary>Per row the factor on the log likelihood ratio, in (0, 1]; 1 for circles. Empty when it is 1 everywhere.</summary>
    public required double[] Penalty { get; init; }

    public int Rows => Starts.Length - 1;

    public ReadOnlySpan<ushort> this[int row] => Order.AsSpan(Starts[row]..Starts[row + 1]);

    public double PenaltyOf(int row) => Penalty.Length == 0 ? 1 : Penalty[row];
}
