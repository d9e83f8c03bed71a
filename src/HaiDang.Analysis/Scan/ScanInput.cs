namespace HaiDang.Analysis.Scan;

/// <summary>Cases of one location, step and stratum.</summary>
/// <param name="Location">Index of the location, from 0.</param>
/// <param name="Step">Index of the time step, from 0; 0 in a purely spatial scan.</param>
/// <param name="Stratum">Index of the covariate stratum, from 0; matters to the space-time permutation alone.</param>
/// <param name="Count">Number of cases, at least 0.</param>
public readonly record struct ScanCount(int Location, int Step, int Stratum, int Count);

/// <summary>What is scanned: locations, cases, and what they are compared with.</summary>
public sealed record ScanInput
{
    /// <summary>What would happen without clusters.</summary>
    public required ScanModel Model { get; init; }

    /// <summary>Where the locations lie, or who is near whom.</summary>
    public required ScanPlaces Places { get; init; }

    /// <summary>Number of time steps of the period, at least 1; 1 in a purely spatial scan.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>The cases; several rows of one location, step and stratum add up.</summary>
    public required IReadOnlyList<ScanCount> Cases { get; init; }

    /// <summary>The controls of the Bernoulli model; empty else.</summary>
    public IReadOnlyList<ScanCount> Controls { get; init; } = [];

    /// <summary>
    /// Poisson: expected cases under the null, [location · <see cref="Steps"/> + step], at least 0, adding up to the number of cases
    /// (covariates, day of the week and known relative risks are in it). Empty for the other models.
    /// </summary>
    public IReadOnlyList<double> Expected { get; init; } = [];

    /// <summary>
    /// Weight at risk per location that <see cref="ScanSettings.MaximumShare"/> is a share of; empty for the model's own: expected
    /// cases (Poisson), cases and controls (Bernoulli), cases (permutation), each over the whole period.
    /// </summary>
    public IReadOnlyList<double> AtRisk { get; init; } = [];
}

/// <summary>Where the locations of a scan lie.</summary>
/// <remarks>
/// Windows are centred on the locations themselves unless centres are given. Locations at the very same coordinates are one place and enter a window together.
/// Order of entry: distance as a double, then x (longitude), then y (latitude).
/// </remarks>
public sealed class ScanPlaces
{
    private ScanPlaces(int count, double[] x, double[] y, bool onSphere, int[][]? neighbours, double[] centreX, double[] centreY) =>
        (Count, X, Y, OnSphere, Neighbours, CentreX, CentreY) = (count, x, y, onSphere, neighbours, centreX, centreY);

    /// <summary>Number of locations.</summary>
    public int Count { get; }

    /// <summary>Are x and y degrees of longitude and latitude?</summary>
    public bool OnSphere { get; }

    internal double[] X { get; }
    internal double[] Y { get; }
    internal double[] CentreX { get; }
    internal double[] CentreY { get; }
    internal int[][]? Neighbours { get; }

    /// <summary>Are windows centred on points of their own instead of on the locations?</summary>
    internal bool HasOwnCentres => Neighbours is null && !ReferenceEquals(X, CentreX);

    /// <summary>Locations in a plane.</summary>
    /// <param name="x">Per location, any one unit, finite.</param>
    /// <param name="y">Per location, the same unit, finite.</param>
    /// <param name="centres">Centres of the windows; null for the locations.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is none, or a coordinate is not finite.</exception>
    public static ScanPlaces InPlane(ReadOnlySpan<double> x, ReadOnlySpan<double> y, (double[] X, double[] Y)? centres = null)
    {
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        if (x.Length == 0) throw new ArgumentException("There are 0 locations; a scan needs at least 1.", nameof(x));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        if (centres is var (centreX, centreY))
        {
            Guard.SameLength(centreX.Length, nameof(centres), centreY.Length, nameof(centres));
            Guard.Finite(centreX, nameof(centres));
            Guard.Finite(centreY, nameof(centres));
        }
        var (own, ownY) = (x.ToArray(), y.ToArray());
        return new(x.Length, own, ownY, onSphere: false, null, centres?.X ?? own, centres?.Y ?? ownY);
    }

    /// <summary>Locations on the globe; distances are great circles in kilometres.</summary>
    /// <param name="longitude">Degrees east, [−180, 180].</param>
    /// <param name="latitude">Degrees north, [−90, 90].</param>
    /// <param name="centres">Centres of the windows; null for the locations.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is none, or a coordinate is out of range.</exception>
    public static ScanPlaces OnGlobe(ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude, (double[] X, double[] Y)? centres = null)
    {
        var plane = InPlane(longitude, latitude, centres);
        for (var i = 0; i < plane.Count; i++)
            if (!(Math.Abs(longitude[i]) <= 180 && Math.Abs(latitude[i]) <= 90))
                throw new ArgumentException($"Location {i} lies at ({longitude[i]}, {latitude[i]}); longitude must be within 180 and latitude within 90 degrees.");
        for (var i = 0; i < plane.CentreX.Length; i++)
            if (!(Math.Abs(plane.CentreX[i]) <= 180 && Math.Abs(plane.CentreY[i]) <= 90))
                throw new ArgumentException($"Centre {i} lies at ({plane.CentreX[i]}, {plane.CentreY[i]}); longitude must be within 180 and latitude within 90 degrees.");
        return new(plane.Count, plane.X, plane.Y, onSphere: true, null, plane.CentreX, plane.CentreY);
    }

    /// <summary>Locations known by their neighbours alone.</summary>
    /// <param name="count">Number of locations, at least 1.</param>
    /// <param name="rows">Per window centre the locations in the order in which they enter, the centre first.</param>
    /// <exception cref="ArgumentException">There is no location, a row is empty, names a location out of [0, count) or one twice.</exception>
    public static ScanPlaces ByNeighbours(int count, IReadOnlyList<int[]> rows)
    {
        if (count < 1) throw new ArgumentException($"There are {count} locations; a scan needs at least 1.", nameof(count));
        var seen = new int[count];
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Length == 0) throw new ArgumentException($"Row {row} of {rows.Count} names 0 locations.", nameof(rows));
            foreach (var location in rows[row])
            {
                if ((uint)location >= (uint)count) throw new ArgumentException($"Row {row} names location {location} of {count}.", nameof(rows));
                if (seen[location] == row + 1) throw new ArgumentException($"Row {row} names location {location} twice.", nameof(rows));
                seen[location] = row + 1;
            }
        }
        return new(count, [], [], onSphere: false, [.. rows], [], []);
    }
}
