namespace HaiDang.Analysis.Scan;

/// <summary>Which sets of places are tried? A row is a centre (and a shape); each of its beginnings is a zone.</summary>
/// <remarks>Rows of one centre follow each other. They are already cut at all spatial limits and may be empty.</remarks>
internal sealed class Zones
{
    /// <summary>Number of distinct places, at most 65,535.</summary>
    public required int Places { get; init; }

    /// <summary>Row r holds <c>Order[Starts[r] .. Starts[r + 1]]</c>.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Places in order of entry, row after row.</summary>
    public required ushort[] Order { get; init; }

    /// <summary>The shapes tried around every centre; the circle comes first.</summary>
    public required ZoneShape[] Shapes { get; init; }

    public int Rows => Starts.Length - 1;

    public int Centres => Rows / Shapes.Length;

    public ReadOnlySpan<ushort> this[int row] => Order.AsSpan(Starts[row]..Starts[row + 1]);

    public ZoneShape ShapeOf(int row) => Shapes[row % Shapes.Length];

    public int CentreOf(int row) => row / Shapes.Length;
}

/// <summary>A circle, or an ellipse of one shape in one direction.</summary>
/// <param name="Shape">Longer axis divided by the shorter, 1 for a circle.</param>
/// <param name="Angle">Direction of the longer axis, degrees counter-clockwise from the x axis.</param>
/// <param name="Penalty">Factor on the log likelihood ratio, in (0, 1].</param>
internal readonly record struct ZoneShape(double Shape, double Angle, double Penalty)
{
    public static readonly ZoneShape Circle = new(1, 0, 1);

    /// <summary>The circle, and every ellipse that is asked for; source of the penalty: Kulldorff, Huang, Pickle and Duczmal (2006), Statistics in Medicine 25.</summary>
    public static ZoneShape[] All(ScanSettings settings) =>
    [
        Circle,
        .. from ellipse in settings.Ellipses
           from turn in Enumerable.Range(0, ellipse.Angles)
           let s = ellipse.Shape
           select new ZoneShape(s, 180.0 * turn / ellipse.Angles, Math.Pow(4 * s / ((s + 1) * (s + 1)), settings.EllipsePenalty)),
    ];
}
