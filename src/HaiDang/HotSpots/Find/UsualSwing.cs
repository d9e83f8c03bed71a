namespace HaiDang.HotSpots.Find;

/// <summary>By how much does a place's share of all incidents swing from block to block, beyond what small counts do by themselves?</summary>
/// <remarks>
/// The moment estimate of the relative variance τ² in var = μ + τ²μ² (Böhning 1994, Biometrical Journal 36; the negative
/// binomial's 1/k). A dozen blocks tell it badly for one place, so each place's own estimate is drawn to that of all places
/// together by how precise it is, and never lies below it: simulation shows that else too many places are flagged.
/// </remarks>
public static class UsualSwing
{
    /// <param name="counts">Incidents per place (rows) in blocks of one length (columns).</param>
    /// <returns>τ² per place for a count in one more block, its usual level being known from these blocks.</returns>
    public static double[] Of(long[,] counts)
    {
        var (places, blocks) = (counts.GetLength(0), counts.GetLength(1));
        var swing = new double[places];
        if (blocks < 3 || places < 2) return swing;

        var (own, together, all) = Margins(counts);
        var (excess, usual) = (new double[places], new double[places]);
        for (var place = 0; place < places; place++)
            for (var block = 0; block < blocks; block++)
            {
                var expected = own[place] * together[block] / Math.Max(1, all);
                var chance = expected * (1 - 1d / blocks) * (1 - own[place] / Math.Max(1, all));
                excess[place] += Math.Pow(counts[place, block] - expected, 2) - chance;
                usual[place] += expected * expected;
            }
        if (usual.Sum() is not (> 0 and var sum)) return swing;

        var typical = Math.Max(0, excess.Sum() / sum);
        for (var place = 0; place < places; place++)
        {
            if (usual[place] == 0 || typical == 0) continue;
            var doubt = 2d / (blocks - 1) * Math.Pow(blocks / own[place] + typical, 2);
            var trust = typical * typical / (typical * typical + doubt);
            var drawn = trust * excess[place] / usual[place] + (1 - trust) * typical;
            swing[place] = Math.Max(typical, drawn) * (1 + 1d / blocks);
        }
        return swing;
    }

    private static (double[] Own, double[] Together, double All) Margins(long[,] counts)
    {
        var (own, together) = (new double[counts.GetLength(0)], new double[counts.GetLength(1)]);
        for (var place = 0; place < own.Length; place++)
            for (var block = 0; block < together.Length; block++)
            {
                own[place] += counts[place, block];
                together[block] += counts[place, block];
            }
        return (own, together, own.Sum());
    }
}
