using HaiDang.Analysis;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
namespace HaiDang.HotSpots.Find;

/// <summary>Which places have more than chance allows? The numbers behind a verdict, and the rules from numbers to words.</summary>
/// <remarks>docs/methods/hot-spots.md says why these rules.</remarks>
internal static class JudgeSpots
{
    /// <summary>A place with fewer incidents is never called hot; with fewer seen and expected nothing is said of it.</summary>
    public const int Fewest = 5;

    public sealed record Judged(OwnCount Own, double P, double Q, double Around, double AroundP, double AroundQ, Verdict Verdict, CannotTell Because, bool Together);

    public static Judged[] Run(HotSpotQuery query, CountsByPlace counts, Expectation[] expected, Neighbours neighbours, CancellationToken stop)
    {
        var n = counts.Now.Length;
        var own = new OwnCount[n];
        for (var i = 0; i < n; i++) own[i] = OwnCount.Of(counts.Now[i], expected[i]);
        var values = query.Against is Against.Nothing ? Array.ConvertAll(counts.Now, c => (double)c) : Array.ConvertAll(own, o => o.Surprise);
        var around = Around(query, values, neighbours, stop);
        var aroundQ = Controlled(around.P);
        var p = query.Statistic is Statistic.Each ? Array.ConvertAll(own, o => o.P) : around.P;
        var q = Controlled(p);

        var judged = new Judged[n];
        for (var i = 0; i < n; i++)
        {
            var because = Because(query, counts.Now[i], expected[i]);
            var isHighAround = aroundQ[i] <= query.Level && around.Score[i] > 0 && (query.Statistic is not Statistic.LocalMoran || values[i] > Mean(values));
            var verdict = because is not CannotTell.Nothing ? Verdict.CannotTell
                : query.Statistic is Statistic.LocalMoran ? OfMoran(q[i] <= query.Level, around.Score[i], values[i] - Mean(values))
                : OfLevel(query, q[i], own[i], query.Statistic is Statistic.Each ? values[i] : around.Score[i], isHighAround);
            if (verdict is Verdict.Hot or Verdict.HighAmongLow && counts.Now[i] < Fewest)
                (verdict, because) = (Verdict.CannotTell, CannotTell.TooFew);
            judged[i] = new(own[i], p[i], q[i], around.Score[i], around.P[i], aroundQ[i], verdict, because, verdict is Verdict.Hot && isHighAround);
        }
        return judged;
    }

    private static Verdict OfLevel(HotSpotQuery query, double q, OwnCount own, double direction, bool isHighAround)
    {
        var isRaisedItself = query.Against is Against.Nothing || own.Ratio > 1;
        if (q <= query.Level && direction < 0) return Verdict.Cold;
        if (q <= query.Level && direction > 0 && isRaisedItself) return Verdict.Hot;
        return isHighAround ? Verdict.BesideHot : Verdict.NotDifferent;
    }

    private static Verdict OfMoran(bool isFound, double score, double deviation) => (isFound, score > 0, deviation > 0) switch
    {
        (false, _, _) => Verdict.NotDifferent,
        (_, true, true) => Verdict.Hot,
        (_, true, false) => Verdict.Cold,
        (_, false, true) => Verdict.HighAmongLow,
        _ => Verdict.LowAmongHigh,
    };

    private static CannotTell Because(HotSpotQuery query, long count, Expectation expected)
    {
        if (query.Against is Against.Nothing) return CannotTell.Nothing;
        if (expected.IsMissing) return query.Against is Against.Past ? CannotTell.NoPast : CannotTell.NoPopulation;
        return count < Fewest && expected.Count < Fewest ? CannotTell.TooFew : CannotTell.Nothing;
    }

    /// <summary>The local statistic over the places that have a value; the others take no part, not even as neighbours.</summary>
    private static (double[] Score, double[] P) Around(HotSpotQuery query, double[] values, Neighbours neighbours, CancellationToken stop)
    {
        var (score, p) = (new double[values.Length], new double[values.Length]);
        Array.Fill(score, double.NaN);
        Array.Fill(p, double.NaN);
        var known = Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i])).ToArray();
        if (known.Length < 3) return (score, p);

        var among = Among(neighbours, known);
        var own = Array.ConvertAll(known, i => values[i]);
        var permutations = new Permutations { Count = query.Permutations, Seed = query.Seed, Stop = stop };
        var scores = new double[known.Length];
        if (query.Statistic is Statistic.LocalMoran) LocalMoran.Scores(own, among, scores);
        else GetisOrd.Star(own, among, scores);
        var drawn = ConditionalPermutation.Sums(own, among, permutations);
        for (var at = 0; at < known.Length; at++)
            (score[known[at]], p[known[at]]) = (scores[at], drawn[at].PTwoSided);
        return (score, p);
    }

    private static Neighbours Among(Neighbours neighbours, int[] known)
    {
        if (known.Length == neighbours.Count) return neighbours;
        var at = known.Index().ToDictionary(k => k.Item, k => k.Index);
        var edges = new List<(int, int, double)>();
        foreach (var from in known)
            for (var edge = 0; edge < neighbours[from].Length; edge++)
                if (at.TryGetValue(neighbours[from][edge], out var to))
                    edges.Add((at[from], to, neighbours.Weights(from)[edge]));
        return Neighbours.FromEdges(known.Length, edges);
    }

    private static double[] Controlled(double[] p)
    {
        var q = new double[p.Length];
        FalseDiscovery.BenjaminiHochberg(p, q);
        return q;
    }

    private static double Mean(double[] values) => values.Where(double.IsFinite).DefaultIfEmpty(0).Average();
}
