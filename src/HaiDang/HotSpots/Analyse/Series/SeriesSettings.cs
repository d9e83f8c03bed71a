using HaiDang.Analysis.ChangePoints;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Regression;
using HaiDang.Analysis.Surveillance;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>Every setting of every method; null: the usual one of the method's literature.</summary>
public sealed record SeriesSettings
{
    public double? Alpha { get; init; }

    /// <summary>Rows of the baseline (EARS), from which a mean is learnt (CUSUM, EWMA) or the centre of a chart comes (0: all).</summary>
    public int? Baseline { get; init; }
    public int Gap { get; init; } = 2;
    public double LeastDeviation { get; init; }
    public double C3Limit { get; init; } = 2;

    public int Years { get; init; } = 5;
    public int HalfWindow { get; init; } = 3;
    public int? Periods { get; init; }
    public double? WeightsAbove { get; init; }
    public int? PastExcluded { get; init; }
    public double? TrendBelow { get; init; }
    public FarringtonBound? Bound { get; init; }
    public FarringtonError Error { get; init; }
    public int FewestCases { get; init; } = 5;
    public int RecentRows { get; init; } = 4;

    public double Mean { get; init; }
    public double Reference { get; init; } = 1.04;
    public double Decision { get; init; } = 2.26;
    public CusumScale Scale { get; init; } = CusumScale.Rossi;
    public bool Restart { get; init; }
    public double Lambda { get; init; } = 0.2;
    public double Limits { get; init; } = 3;
    public double Dispersion { get; init; } = 1;
    public bool Laney { get; init; } = true;

    /// <summary>Rows in one year; null: as the dates say.</summary>
    public double? Season { get; init; }
    public string? Interruption { get; init; }
    public int Harmonics { get; init; } = 2;
    public bool SlopeChange { get; init; } = true;
    public CountModel Model { get; init; } = CountModel.QuasiPoisson;
    public int? Lags { get; init; }
    public bool IndependentRows { get; init; }
    public double Confidence { get; init; } = 0.95;

    public double? Penalty { get; init; }
    public int Shortest { get; init; } = 4;
    public double? Theta { get; init; } = double.PositiveInfinity;
    public int Permutations { get; init; } = 999;
    public ulong Seed { get; init; } = 1;

    internal EarsSettings Ears() => new()
    {
        Alpha = Alpha ?? 0.001, Baseline = Baseline ?? 7, Gap = Gap, LeastDeviation = LeastDeviation, C3Limit = C3Limit,
    };

    internal FarringtonSettings Farrington(SeriesMethod method, int season)
    {
        var usual = method == SeriesMethod.Farrington ? FarringtonSettings.Original : FarringtonSettings.Flexible;
        return usual with
        {
            Season = season,
            Years = Years,
            HalfWindow = HalfWindow,
            Periods = Periods ?? usual.Periods,
            WeightsAbove = WeightsAbove ?? usual.WeightsAbove,
            PastExcluded = PastExcluded ?? usual.PastExcluded,
            TrendBelow = TrendBelow ?? usual.TrendBelow,
            Alpha = Alpha ?? usual.Alpha,
            Bound = Bound ?? usual.Bound,
            Error = Error,
            FewestCases = FewestCases,
            RecentRows = RecentRows,
        };
    }

    internal CusumSettings Cusum() => new()
    {
        Mean = Mean, LearnRows = Baseline ?? 52, Reference = Reference, Decision = Decision, Scale = Scale, Restart = Restart,
    };

    internal EwmaSettings Ewma() => new() { Mean = Mean, LearnRows = Baseline ?? 52, Weight = Lambda, Limit = Limits, Dispersion = Dispersion };

    internal InterruptedSettings Interrupted(int first, double season) => new()
    {
        FirstAfter = first, Season = season, Harmonics = Harmonics, SlopeChange = SlopeChange, Model = Model, Lags = Lags,
        IndependentRows = IndependentRows, Confidence = Confidence,
    };

    internal ChangePointSettings ChangePoints(CancellationToken stop) => new()
    {
        Penalty = Penalty, Shortest = Shortest, Theta = Theta,
        Permutations = Permutations == 0 ? null : new Permutations { Count = Permutations, Seed = Seed, Stop = stop },
    };
}
