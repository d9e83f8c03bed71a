using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Times;
using MathNet.Numerics;

namespace HaiDang.Analysis.Interaction;

/// <summary>How has a place come to be a hot or cold spot, step after step?</summary>
/// <remarks>The names are those that analysts know from Esri's tool; its documentation defines them in words, from which these rules are written.</remarks>
public enum HotSpotHistory
{
    /// <summary>None of the others.</summary>
    NoPattern,

    /// <summary>Hot in the last step, and never before.</summary>
    NewHot,

    /// <summary>Hot in an unbroken run of at least two steps up to the last, and never before it; in fewer than nine tenths of all.</summary>
    ConsecutiveHot,

    /// <summary>Hot in at least nine tenths of the steps, the last among them, and ever more so.</summary>
    IntensifyingHot,

    /// <summary>Hot in at least nine tenths of the steps, the last among them, without a trend.</summary>
    PersistentHot,

    /// <summary>Hot in at least nine tenths of the steps, the last among them, and ever less so.</summary>
    DiminishingHot,

    /// <summary>Hot in the last step and now and then before, never cold; in fewer than nine tenths.</summary>
    SporadicHot,

    /// <summary>Hot in the last step, cold in one before; hot in fewer than nine tenths.</summary>
    OscillatingHot,

    /// <summary>Not hot in the last step, but in at least nine tenths of them all.</summary>
    HistoricalHot,

    /// <summary>As <see cref="NewHot"/>, cold.</summary>
    NewCold,

    /// <summary>As <see cref="ConsecutiveHot"/>, cold.</summary>
    ConsecutiveCold,

    /// <summary>As <see cref="IntensifyingHot"/>, cold: ever colder.</summary>
    IntensifyingCold,

    /// <summary>As <see cref="PersistentHot"/>, cold.</summary>
    PersistentCold,

    /// <summary>As <see cref="DiminishingHot"/>, cold: ever less cold.</summary>
    DiminishingCold,

    /// <summary>As <see cref="SporadicHot"/>, cold.</summary>
    SporadicCold,

    /// <summary>As <see cref="OscillatingHot"/>, cold.</summary>
    OscillatingCold,

    /// <summary>As <see cref="HistoricalHot"/>, cold.</summary>
    HistoricalCold,
}

/// <summary>Emerging hot spots: Gi* of every place in every step, with its trend and one of seventeen histories.</summary>
/// <remarks>
/// The neighbours of a place in a step are those next to it, and itself, in that step and some before. All places and steps together make the mean and the spread, so that a
/// rise everywhere is told as hot places everywhere late. Gi* of neighbouring steps share counts, which makes the trend's p-value too small: it orders, it does not prove.
/// Sources: Ord and Getis (1995), Geographical Analysis 27(4), eq. 14 (Gi*); Mann (1945) (trend); Benjamini and Hochberg (1995) over all places and steps.
/// </remarks>
public static class EmergingHotSpots
{
    private const double Most = 0.9;

    /// <summary>Tells the history of every place.</summary>
    /// <param name="counts">Events by place and step, [place · steps + step], 0 or more; every place known in every step.</param>
    /// <param name="steps">Number of steps, at least 2.</param>
    /// <param name="neighbours">Which places lie next to which; weights play no part. The place itself is added.</param>
    /// <param name="back">How many steps before its own a place's neighbours reach, at least 0.</param>
    /// <param name="level">Largest q-value of a hot or cold step, in (0, 1); also the level of the trend.</param>
    /// <param name="progress">Hears the share of the places that is done, in (0, 1], rising; null for nobody.</param>
    /// <param name="stop">Stops it after the place at hand.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentException">Lengths do not fit, a count is negative or not finite, or a number is out of its range.</exception>
    /// <remarks>O(steps · edges). Mann and Kendall's trend: O(steps²) a place.</remarks>
    public static EmergingHotSpot[] Of(ReadOnlySpan<double> counts, int steps, Neighbours neighbours, int back, double level, Action<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        if (steps < 2) throw new ArgumentException($"There are {steps} steps; a history needs at least 2.", nameof(steps));
        Guard.SameLength(counts.Length, nameof(counts), neighbours.Count * steps, "places · steps");
        Guard.Counts(counts);
        Guard.Finite(counts, nameof(counts));
        if (back < 0) throw new ArgumentException($"Neighbours reach {back} steps back; it must be at least 0.", nameof(back));
        if (level is not (> 0 and < 1)) throw new ArgumentException($"The level is {level}; it must lie in (0, 1).", nameof(level));

        var scores = Scores(counts, steps, neighbours, back);
        var q = new double[scores.Length];
        FalseDiscovery.BenjaminiHochberg(Array.ConvertAll(scores, z => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2)), q);
        var answer = new EmergingHotSpot[neighbours.Count];
        var signs = new int[steps];
        for (var place = 0; place < answer.Length; place++)
        {
            stop.ThrowIfCancellationRequested();
            if (place % 64 == 0) progress?.Invoke((place + 1.0) / answer.Length);
            var own = scores[(place * steps)..((place + 1) * steps)];
            for (var step = 0; step < steps; step++) signs[step] = q[place * steps + step] <= level ? Math.Sign(own[step]) : 0;
            var trend = MannKendall.Of(own);
            answer[place] = new(History(signs, trend.PTwoSided <= level ? Math.Sign(trend.Z) : 0), own, q[(place * steps)..((place + 1) * steps)], [.. signs], trend);
        }
        return answer;
    }

    /// <summary>The history of one place.</summary>
    /// <param name="signs">By step: 1 hot, −1 cold, 0 neither; at least 1 step.</param>
    /// <param name="trend">1 rising, −1 falling, 0 neither.</param>
    public static HotSpotHistory History(ReadOnlySpan<int> signs, int trend)
    {
        var hot = Side(signs, trend, 1);
        if (hot != HotSpotHistory.NoPattern) return hot;
        var cold = Side(signs, -trend, -1);
        return cold == HotSpotHistory.NoPattern ? cold : cold - HotSpotHistory.NewHot + HotSpotHistory.NewCold;
    }

    private static HotSpotHistory Side(ReadOnlySpan<int> signs, int trend, int side)
    {
        var often = signs.Count(side) >= Most * signs.Length;
        if (signs[^1] != side) return often ? HotSpotHistory.HistoricalHot : HotSpotHistory.NoPattern;
        if (often) return trend switch { > 0 => HotSpotHistory.IntensifyingHot, < 0 => HotSpotHistory.DiminishingHot, _ => HotSpotHistory.PersistentHot };
        var run = signs.Length - 1 - signs.LastIndexOfAnyExcept(side);
        if (run == signs.Count(side)) return run == 1 ? HotSpotHistory.NewHot : HotSpotHistory.ConsecutiveHot;
        return signs.Contains(-side) ? HotSpotHistory.OscillatingHot : HotSpotHistory.SporadicHot;
    }

    /// <summary>Gi* with weights of 1, by place and step; 0 everywhere when nothing varies.</summary>
    private static double[] Scores(ReadOnlySpan<double> counts, int steps, Neighbours neighbours, int back)
    {
        var (n, mean, squares) = ((double)counts.Length, 0d, 0d);
        foreach (var count in counts) mean += count / n;
        foreach (var count in counts) squares += (count - mean) * (count - mean);
        var deviation = Math.Sqrt(squares / n);
        var scores = new double[counts.Length];
        if (!(deviation > 0)) return scores;
        var around = new double[steps];
        for (var place = 0; place < neighbours.Count; place++)
        {
            counts.Slice(place * steps, steps).CopyTo(around);
            foreach (var near in neighbours[place])
                for (var step = 0; step < steps; step++) around[step] += counts[near * steps + step];
            var sum = 0d;
            for (var step = 0; step < steps; step++)
            {
                sum += around[step];
                if (step > back) sum -= around[step - back - 1];
                var weights = (neighbours[place].Length + 1.0) * (Math.Min(step, back) + 1);
                var spread = (n * weights - weights * weights) / (n - 1);
                scores[place * steps + step] = spread > 0 ? (sum - weights * mean) / (deviation * Math.Sqrt(spread)) : 0;
            }
        }
        return scores;
    }
}

/// <summary>The history of one place.</summary>
/// <param name="History">What it is called.</param>
/// <param name="Scores">Gi* by step, dimensionless.</param>
/// <param name="Q">False-discovery q-value by step, over all places and steps.</param>
/// <param name="Signs">By step: 1 hot, −1 cold, 0 neither.</param>
/// <param name="Trend">Of the scores.</param>
public sealed record EmergingHotSpot(HotSpotHistory History, double[] Scores, double[] Q, int[] Signs, MannKendall Trend);
