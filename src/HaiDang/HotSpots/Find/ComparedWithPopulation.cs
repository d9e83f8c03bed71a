namespace HaiDang.HotSpots.Find;

/// <summary>How many incidents would a place have, were its people as often struck as those of all other places?</summary>
/// <remarks>
/// No two places are really alike, so a plain test would call most of them different. How much rates differ among places
/// anyway (τ²) is estimated from the places themselves and allowed for: only an outlier remains. The tenth of the places
/// at either end is drawn in first, so that the outliers do not hide themselves. Source: Spiegelhalter (2005), Quality and
/// Safety in Health Care 14, 347–351 (winsorised over-dispersion, additive form).
/// </remarks>
public static class ComparedWithPopulation
{
    private const double Drawn = 0.1;
    private const double WidestSwing = 100;

    /// <param name="now">Incidents per place.</param>
    /// <param name="people">People per place; null where nobody has said how many.</param>
    public static Expectation[] Of(ReadOnlySpan<long> now, IReadOnlyList<long?> people)
    {
        var (allCounts, allPeople) = (0L, 0L);
        for (var place = 0; place < now.Length; place++)
            if (people[place] is > 0)
                (allCounts, allPeople) = (allCounts + now[place], allPeople + people[place]!.Value);

        var expected = new Expectation[now.Length];
        for (var place = 0; place < now.Length; place++)
            expected[place] = people[place] is > 0 and var own && own < allPeople && allCounts > now[place]
                ? new(allCounts - now[place], (double)own / (allPeople - own), 0)
                : Expectation.Missing;
        var swing = UsualDifference(now, expected);
        return Array.ConvertAll(expected, e => e with { Swing = swing });
    }

    /// <summary>The τ² at which the places scatter as widely as it says.</summary>
    private static double UsualDifference(ReadOnlySpan<long> now, Expectation[] expected)
    {
        var known = Enumerable.Range(0, expected.Length).Where(i => !expected[i].IsMissing).ToArray();
        var counts = now.ToArray();
        if (known.Length < 3 || Scatter(0) <= 1) return 0;
        var (low, high) = (0.0, WidestSwing);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Scatter(middle) > 1 ? (middle, high) : (low, middle);
        }
        return high;

        double Scatter(double swing)
        {
            var z = known.Select(i => OwnCount.Residual(counts[i], expected[i] with { Swing = swing })).Order().ToArray();
            var ends = (int)(Drawn * z.Length);
            return z.Average(value => Math.Pow(Math.Clamp(value, z[ends], z[^(ends + 1)]), 2));
        }
    }
}
