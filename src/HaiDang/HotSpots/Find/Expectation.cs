namespace HaiDang.HotSpots.Find;

/// <summary>How many incidents would a place have if nothing were unusual there, and how well is that known?</summary>
/// <param name="Strength">Incidents that the expectation rests on, at least 0: its uncertainty is that of a count so large.</param>
/// <param name="Scale">Incidents expected now for each of these, above 0.</param>
/// <param name="Swing">Relative variance by which such levels swing when nothing is unusual, at least 0.</param>
public readonly record struct Expectation(double Strength, double Scale, double Swing)
{
    /// <summary>The expected number of incidents.</summary>
    public double Count => Strength * Scale;

    /// <summary>Nothing can be expected: no past, no population.</summary>
    public static Expectation Missing { get; } = new(double.NaN, double.NaN, double.NaN);

    public bool IsMissing => double.IsNaN(Scale);

    /// <summary>The same expectation, known less well by its swing.</summary>
    internal Expectation Swinging()
    {
        var weakening = 1 + Strength * Swing;
        return new(Strength / weakening, Scale * weakening, 0);
    }
}
