namespace HaiDang.HotSpots.Find;

/// <summary>How many incidents does a place usually have, judged by its own past and by how all other places move?</summary>
/// <remarks>
/// Expected = the place's own count before × (all other places now ÷ all other places before). What moves the whole province
/// alike — a season, a holiday, reports that are still on their way — is so taken out of every place's expectation.
/// </remarks>
public static class ComparedWithPast
{
    /// <summary>Below this many incidents elsewhere, now or before, the calendar stands in for how the others move.</summary>
    private const long FewElsewhere = 100;

    /// <param name="now">Incidents per place in the period.</param>
    /// <param name="before">Incidents per place (rows) in blocks of the time before (columns), all of one length.</param>
    /// <param name="blocksNow">Length of the period in blocks.</param>
    public static Expectation[] Of(ReadOnlySpan<long> now, long[,] before, double blocksNow)
    {
        var (places, blocks) = (before.GetLength(0), before.GetLength(1));
        var own = new long[places];
        for (var place = 0; place < places; place++)
            for (var block = 0; block < blocks; block++)
                own[place] += before[place, block];
        var (allNow, allBefore) = (Sum(now), Sum(own));
        var swing = UsualSwing.Of(before);

        var expected = new Expectation[places];
        for (var place = 0; place < places; place++)
        {
            double othersNow = allNow - now[place], othersBefore = allBefore - own[place];
            expected[place] = Math.Min(othersNow, othersBefore) < FewElsewhere
                ? new(own[place], blocksNow / blocks, swing[place])
                : Shared(own[place], othersNow, othersBefore, swing[place]);
        }
        return expected;
    }

    /// <summary>The uncertainty of three counts in one: relative variances add up.</summary>
    internal static Expectation Shared(double own, double othersNow, double othersBefore, double swing)
    {
        var weakening = 1 + own / othersNow + own / othersBefore;
        return new(own / weakening, othersNow / othersBefore * weakening, swing);
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        var sum = 0L;
        foreach (var count in counts) sum += count;
        return sum;
    }
}
