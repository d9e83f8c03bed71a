using HaiDang.Analysis.SmallNumbers;

namespace HaiDang.Analysis.Prediction;

/// <summary>How well did the places that were named beforehand hold what happened afterwards?</summary>
/// <param name="Named">Number of places named.</param>
/// <param name="AreaShare">Area named, as a share of all, in (0, 1].</param>
/// <param name="Hits">Events in the named places, n.</param>
/// <param name="HitRate">Share of all events in the named places, in [0, 1]; NaN without events.</param>
/// <param name="HitRateLower">Lower exact 95 % limit of the hit rate; NaN likewise.</param>
/// <param name="HitRateUpper">Upper exact 95 % limit of the hit rate; NaN likewise.</param>
/// <param name="AccuracyIndex">Prediction accuracy index (PAI): hit rate / area share; 1 is no better than drawing lots. NaN likewise.</param>
/// <param name="EfficiencyIndex">Prediction efficiency index (PEI): hits / the most that as much area could have held; NaN when that is 0.</param>
/// <param name="RecaptureRateIndex">
/// Recapture rate index (RRI): hits after per hits before in the named places, over the same for all places; 1 keeps pace. NaN without counts of before, or when one that divides is 0.
/// </param>
public readonly record struct PredictionScore(
    int Named, double AreaShare, long Hits, double HitRate, double HitRateLower, double HitRateUpper,
    double AccuracyIndex, double EfficiencyIndex, double RecaptureRateIndex)
{
    /// <summary>Judges a ranking of places by what came.</summary>
    /// <param name="places">The places; the order plays no part but among equal scores.</param>
    /// <param name="areaShare">How much of the area may be named, in (0, 1]; as many whole places as fit are named, the highest scores first, at least one.</param>
    /// <exception cref="ArgumentException">There is no place, or a number is out of its range.</exception>
    /// <remarks>
    /// The interval of the hit rate takes events as independent. Among equal scores the place that stands first is named first: shuffle the places if many are equal.
    /// Sources: Chainey, Tompson and Uhlig (2008), Security Journal 21, 4–28 (PAI); Hunt (2016), dissertation, Texas State University (PEI);
    /// Levine (2008), Security Journal 21, 295–302 (RRI). The best possible choice of places for PEI is taken by events per area, whole places that fit. O(n log n).
    /// </remarks>
    public static PredictionScore Of(IReadOnlyList<ScoredPlace> places, double areaShare)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (areaShare is not (> 0 and <= 1)) throw new ArgumentException($"The share of the area is {areaShare}; it must be above 0 and at most 1.", nameof(areaShare));
        if (places.Count == 0) throw new ArgumentException("There are 0 places; a score needs at least 1.", nameof(places));
        for (var i = 0; i < places.Count; i++)
            places[i].Check(i);

        var area = places.Sum(p => p.Area);
        var named = Fit([.. places.OrderByDescending(p => p.Score)], areaShare * area);
        var best = Fit([.. places.OrderByDescending(p => p.Events / p.Area)], areaShare * area);
        var (hits, all, most) = (named.Sum(p => p.Events), places.Sum(p => p.Events), best.Sum(p => p.Events));
        var share = named.Sum(p => p.Area) / area;
        var rate = all == 0 ? double.NaN : (double)hits / all;
        var (lower, upper) = all == 0 ? (double.NaN, double.NaN) : BinomialInterval.ClopperPearson(hits, all);
        return new(
            named.Length, share, hits, rate, lower, upper, rate / share, most == 0 ? double.NaN : (double)hits / most,
            Recapture(hits, named.Sum(p => p.EventsBefore ?? 0), all, places.Any(p => p.EventsBefore is null) ? 0 : places.Sum(p => p.EventsBefore ?? 0)));
    }

    private static ScoredPlace[] Fit(ScoredPlace[] sorted, double area)
    {
        var (taken, used) = (0, 0.0);
        while (taken < sorted.Length && (taken == 0 || used + sorted[taken].Area <= area * (1 + 1e-12)))
            used += sorted[taken++].Area;
        return sorted[..taken];
    }

    private static double Recapture(long hits, long hitsBefore, long all, long allBefore) =>
        hitsBefore == 0 || allBefore == 0 || all == 0 ? double.NaN : (double)hits / hitsBefore / ((double)all / allBefore);
}

/// <summary>A place, how high it was ranked, and what came.</summary>
public readonly record struct ScoredPlace
{
    /// <summary>The higher, the sooner it is named; finite.</summary>
    public required double Score { get; init; }

    /// <summary>Events that came, at least 0.</summary>
    public required long Events { get; init; }

    /// <summary>Events of the time before, at least 0; null when unknown.</summary>
    public long? EventsBefore { get; init; }

    /// <summary>Area, above 0, any one unit; 1 for equal cells.</summary>
    public required double Area { get; init; }

    internal void Check(int index)
    {
        if (!double.IsFinite(Score) || Events < 0 || EventsBefore < 0 || !(Area > 0) || !double.IsFinite(Area))
            throw new ArgumentException($"Place {index} has score {Score}, {Events} events and area {Area}; the score must be finite, events at least 0, the area above 0.");
    }
}
