namespace HaiDang.HotSpots.Find;

/// <summary>How surprising is each place by itself, in all and by kind, and what stands out most there?</summary>
/// <param name="All">All kinds together, per place.</param>
/// <param name="Standing">What stands out most, per place: all kinds together, or one kind.</param>
/// <param name="P">Per place, for whatever stands out most, that so many things were looked at allowed for.</param>
internal sealed record OwnCounts(OwnCounts.Looked[] All, OwnCounts.Looked[] Standing, double[] P)
{
    /// <summary>A rarer kind is not looked at by itself.</summary>
    private const long FewestOfKind = 30;

    public readonly record struct Looked(string? Kind, long Count, Expectation Expected)
    {
        public double P { get; } = OwnCount.Chance(Count, Expected);
        public double Surprise => OwnCount.Residual(Count, Expected);
    }

    /// <remarks>
    /// A rise in one rare kind drowns in the sum of all, so each kind is tested too. Half of the error that is put up with goes to
    /// the sum, the other half is shared by the kinds (weighted Bonferroni: Holm 1979, Scandinavian Journal of Statistics 6,
    /// section 4).
    /// </remarks>
    public static OwnCounts Of(CountsByPlace counts, Func<Tally, Expectation[]> expect)
    {
        var all = Look(null, counts.All, expect);
        var kinds = counts.ByKind.OrderBy(k => k.Key, StringComparer.Ordinal).Where(k => k.Value.Sum >= FewestOfKind)
            .Select(k => Look(k.Key, k.Value, expect)).ToArray();
        if (kinds.Length < 2) return new(all, all, Array.ConvertAll(all, l => l.P));

        var (standing, p) = ((Looked[])all.Clone(), Array.ConvertAll(all, l => Math.Min(1, 2 * l.P)));
        foreach (var kind in kinds)
            for (var place = 0; place < p.Length; place++)
            {
                var adjusted = kind[place].P * 2 * kinds.Length;
                if (adjusted < p[place]) (standing[place], p[place]) = (kind[place], adjusted);
            }
        return new(all, standing, p);
    }

    private static Looked[] Look(string? kind, Tally tally, Func<Tally, Expectation[]> expect)
    {
        var expected = expect(tally);
        return [.. expected.Select((e, place) => new Looked(kind, tally.Now[place], e))];
    }
}
