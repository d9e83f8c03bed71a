using HaiDang.Analysis;
using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>What does a local statistic say of every area, and its sister of the whole map?</summary>
internal sealed class LocalScores
{
    private readonly LocalStatistic _statistic;
    private readonly LocalResult _result;
    private readonly double[] _q;

    /// <summary>Moran and Geary compare with the mean of the neighbours; Gi and Gi* with their sum.</summary>
    public LocalScores(LocalStatistic statistic, double[] values, double[]? other, Neighbours neighbours, Correction correction, Permutations permutations)
    {
        _statistic = statistic;
        _result = statistic switch
        {
            LocalStatistic.Moran when other is not null => LocalMoran.Bivariate(values, other, neighbours.RowStandardised(), permutations),
            LocalStatistic.Moran => LocalMoran.Test(values, neighbours.RowStandardised(), permutations),
            LocalStatistic.Geary => LocalGeary.Test(values, neighbours.RowStandardised(), permutations),
            LocalStatistic.G => GetisOrd.Local(values, neighbours, permutations),
            _ => GetisOrd.Star(values, neighbours, permutations),
        };
        _q = new double[values.Length];
        if (correction is Correction.Bonferroni) FamilyWise.Bonferroni(_result.PValue, _q);
        else if (correction is Correction.Holm) FamilyWise.Holm(_result.PValue, _q);
        else FalseDiscovery.BenjaminiHochberg(_result.PValue, _q);
        WholeMap = statistic switch
        {
            LocalStatistic.Moran when other is not null => null,
            LocalStatistic.Moran => Moran.Test(values, neighbours.RowStandardised()),
            LocalStatistic.Geary => Geary.Test(values, neighbours.RowStandardised()),
            _ when values.All(v => v >= 0) => GeneralG.Test(values, neighbours),
            _ => null,
        };
    }

    /// <summary>Null where it has no meaning: G of values below zero, or two values.</summary>
    public GlobalResult? WholeMap { get; }

    /// <summary>The row of an area with what was found in it.</summary>
    public LocalRow Tell(int area, LocalRow row, double level)
    {
        if (double.IsNaN(_result.Statistic[area])) return row with { Why = LocalRow.NoNeighbour };
        return row with
        {
            Statistic = _result.Statistic[area],
            Expected = _statistic is LocalStatistic.Moran or LocalStatistic.Geary ? _result.Expected[area] : null,
            Z = _result.ZScore[area],
            P = _result.PValue[area],
            Q = _q[area],
            Quadrant = Quadrant(area),
            Cluster = _q[area] <= level ? Cluster(area) : LocalRow.NotSignificant,
        };
    }

    /// <summary>Itself first, then its neighbours: HL is high among low.</summary>
    private string Quadrant(int area) => _result.Quadrant[area] switch
    {
        HaiDang.Analysis.Local.Quadrant.HighHigh => "HH",
        HaiDang.Analysis.Local.Quadrant.LowLow => "LL",
        HaiDang.Analysis.Local.Quadrant.HighLow => "HL",
        HaiDang.Analysis.Local.Quadrant.LowHigh => "LH",
        _ => "",
    };

    private string Cluster(int area) => (_statistic, _result.ZScore[area] > 0) switch
    {
        (LocalStatistic.Moran, _) => Quadrant(area),
        (LocalStatistic.Geary, true) => "different",
        (LocalStatistic.Geary, false) => Quadrant(area) is "HH" or "LL" ? Quadrant(area) : "similar",
        (_, true) => "hot",
        (_, false) => "cold",
    };
}
