using HaiDang.Analysis;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
namespace HaiDang.HotSpots.Find;

/// <summary>Which places have more than chance allows? The rules that lead from numbers to a verdict.</summary>
/// <remarks>docs/methods/hot-spots.md says why these rules.</remarks>
internal static class JudgeSpots
{
    /// <summary>A place with fewer incidents is never called hot; with fewer seen and expected nothing is said of it.</summary>
    public const int Fewest = 5;

    public readonly record struct Judged(
        OwnCounts.Looked Standing, double P, double Q, double Around, double AroundP, double AroundQ, Verdict Verdict, CannotTell Because, bool Together);

    public static Judged[] Run(HotSpotQuery query, OwnCounts own, Neighbours neighbours, CancellationToken stop)
    {
        var values = Array.ConvertAll(own.All, l => query.Against is Against.Nothing ? l.Count : l.Surprise);
        var permutations = new Permutations { Count = query.Permutations, Seed = query.Seed, Stop = stop };
        var around = query.Statistic is Statistic.LocalMoran
            ? LocalMoran.Test(values, neighbours.RowStandardised(), permutations)
            : GetisOrd.Star(values, neighbours, permutations);
        var aroundP = around.PValue is { Length: > 0 } told ? told : [.. values.Select(_ => double.NaN)];     // none when hardly a place has a value
        var aroundQ = Controlled(aroundP);
        var isEach = query.Statistic is Statistic.Each;
        var p = isEach ? own.P : aroundP;
        var q = Controlled(p);

        var judged = new Judged[values.Length];
        for (var i = 0; i < judged.Length; i++)
        {
            var isFound = q[i] <= query.Level;
            var isHighAround = aroundQ[i] <= query.Level && around.Quadrant[i] is Quadrant.HighHigh or Quadrant.LowHigh;
            var standing = isEach && isFound ? own.Standing[i] : own.All[i];
            var because = Because(query, standing);
            var verdict = because is not CannotTell.Nothing ? Verdict.CannotTell
                : query.Statistic is Statistic.LocalMoran ? OfMoran(isFound, around.Quadrant[i])
                : OfLevel(isFound, isEach ? standing.Surprise : around.Statistic[i], query.Against is Against.Nothing || standing.Count > standing.Expected.Count, isHighAround);
            if (verdict is Verdict.Hot or Verdict.HighAmongLow && standing.Count < Fewest)
                (verdict, because) = (Verdict.CannotTell, CannotTell.TooFew);
            judged[i] = new(standing, p[i], q[i], around.Statistic[i], aroundP[i], aroundQ[i], verdict, because, verdict is Verdict.Hot && isHighAround);
        }
        return judged;
    }

    private static Verdict OfLevel(bool isFound, double direction, bool isRaisedItself, bool isHighAround)
    {
        if (isFound && direction < 0) return Verdict.Cold;
        if (isFound && direction > 0 && isRaisedItself) return Verdict.Hot;
        return isHighAround ? Verdict.BesideHot : Verdict.NotDifferent;
    }

    private static Verdict OfMoran(bool isFound, Quadrant quadrant) => (isFound, quadrant) switch
    {
        (true, Quadrant.HighHigh) => Verdict.Hot,
        (true, Quadrant.LowLow) => Verdict.Cold,
        (true, Quadrant.HighLow) => Verdict.HighAmongLow,
        (true, Quadrant.LowHigh) => Verdict.LowAmongHigh,
        _ => Verdict.NotDifferent,
    };

    private static CannotTell Because(HotSpotQuery query, OwnCounts.Looked looked)
    {
        if (query.Against is Against.Nothing) return CannotTell.Nothing;
        if (looked.Expected.IsMissing) return query.Against is Against.Past ? CannotTell.NoPast : CannotTell.NoPopulation;
        return looked.Count < Fewest && looked.Expected.Count < Fewest ? CannotTell.TooFew : CannotTell.Nothing;
    }

    private static double[] Controlled(double[] p)
    {
        var q = new double[p.Length];
        FalseDiscovery.BenjaminiHochberg(p, q);
        return q;
    }
}
