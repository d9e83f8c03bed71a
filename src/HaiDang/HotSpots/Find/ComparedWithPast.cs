namespace HaiDang.HotSpots.Find;

/// <summary>How many incidents does a place usually have, judged by its own past and by how all other places move?</summary>
/// <remarks>
/// Expected = the place's own count before × (all other places now ÷ all other places before). What moves the whole province
/// alike — a season, a holiday, reports that are still on their way — is so taken out of every place's expectation. A place that
/// lies far off its own past (more than 3 standard deviations) is not asked how the others move: else a large hot spot
/// makes all other places look cold.
/// </remarks>
public static class ComparedWithPast
{
    /// <summary>Below this many incidents elsewhere, now or before, the calendar stands in for how the others move.</summary>
    private const long FewElsewhere = 100;

    private const double Unsteady = 3;
    private const int MostRounds = 5;

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
        var swing = UsualSwing.Of(before);
        var expected = new Expectation[places];
        var steady = new bool[places];
        var middle = MiddleRatio(now, own);
        for (var place = 0; place < places; place++)
            steady[place] = !(middle > 0) || IsSteady(now[place], new(own[place], middle, swing[place]));
        for (var round = 0; round < MostRounds; round++)
        {
            var (othersNow, othersBefore) = (0L, 0L);
            for (var place = 0; place < places; place++)
                if (steady[place]) (othersNow, othersBefore) = (othersNow + now[place], othersBefore + own[place]);
            for (var place = 0; place < places; place++)
            {
                var (elsewhereNow, elsewhereBefore) = steady[place] ? (othersNow - now[place], othersBefore - own[place]) : (othersNow, othersBefore);
                expected[place] = Math.Min(elsewhereNow, elsewhereBefore) < FewElsewhere
                    ? new(own[place], blocksNow / blocks, swing[place])
                    : Shared(own[place], elsewhereNow, elsewhereBefore, swing[place]);
            }
            if (!Steadier(now, expected, steady)) break;
        }
        return expected;
    }

    /// <summary>Marks the places that keep to their past; false when nothing changes, or when too few would be left.</summary>
    private static bool Steadier(ReadOnlySpan<long> now, Expectation[] expected, bool[] steady)
    {
        var marks = new bool[steady.Length];
        for (var place = 0; place < marks.Length; place++)
            marks[place] = IsSteady(now[place], expected[place]);
        if (marks.AsSpan().SequenceEqual(steady) || marks.Count(m => m) * 2 < marks.Length) return false;
        marks.CopyTo(steady, 0);
        return true;
    }

    private static bool IsSteady(long now, Expectation expected) => Math.Abs(OwnCount.Residual(now, expected)) <= Unsteady;

    /// <summary>Half of all earlier incidents lie in places whose count grew by more: no hot spot moves this, however large.</summary>
    private static double MiddleRatio(ReadOnlySpan<long> now, long[] own)
    {
        var counts = now.ToArray();
        var places = Enumerable.Range(0, own.Length).Where(i => own[i] > 0).OrderBy(i => (double)counts[i] / own[i]).ToArray();
        var (half, sum) = (own.Sum() / 2d, 0L);
        foreach (var place in places)
            if ((sum += own[place]) >= half) return (double)counts[place] / own[place];
        return 0;
    }

    /// <summary>The uncertainty of three counts in one: relative variances add up.</summary>
    internal static Expectation Shared(double own, double othersNow, double othersBefore, double swing)
    {
        var weakening = 1 + own / othersNow + own / othersBefore;
        return new(own / weakening, othersNow / othersBefore * weakening, swing);
    }
}
