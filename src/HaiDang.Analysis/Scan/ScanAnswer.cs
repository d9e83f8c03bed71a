namespace HaiDang.Analysis.Scan;

/// <summary>What a scan found.</summary>
public sealed record ScanAnswer
{
    /// <summary>The clusters, most likely first; empty when no window qualified.</summary>
    public required IReadOnlyList<ScanCluster> Clusters { get; init; }

    /// <summary>Cases in the data.</summary>
    public required long TotalCases { get; init; }

    /// <summary>Simulated data sets that were run; fewer than asked after an early stop.</summary>
    public required int Replications { get; init; }

    /// <summary>Was the simulation stopped early because the first cluster is plainly no surprise?</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>The largest test statistic of every simulated data set, in order of replicate.</summary>
    public required IReadOnlyList<double> Maxima { get; init; }
}

/// <summary>One cluster: a window with more, or fewer, cases than expected.</summary>
public sealed record ScanCluster
{
    /// <summary>1 for the most likely.</summary>
    public required int Rank { get; init; }

    /// <summary>Index of the centre: a location (the first that enters), or a given centre; −1 when the window is all places.</summary>
    public required int Centre { get; init; }

    /// <summary>Indices of the locations in the order in which they enter the window.</summary>
    public required IReadOnlyList<int> Locations { get; init; }

    /// <summary>Distance from the centre to the last that entered, kilometres on the globe; for an ellipse the shorter half axis; NaN without coordinates.</summary>
    public required double Radius { get; init; }

    /// <summary>Shape of the ellipse, 1 for a circle.</summary>
    public double Shape { get; init; } = 1;

    /// <summary>Direction of the longer axis, degrees counter-clockwise from the x axis, [0, 180).</summary>
    public double Angle { get; init; }

    /// <summary>First time step, from 0.</summary>
    public required int FirstStep { get; init; }

    /// <summary>Last time step, inclusive.</summary>
    public required int LastStep { get; init; }

    /// <summary>Are there more cases than expected?</summary>
    public required bool IsHigh { get; init; }

    /// <summary>Cases in the window.</summary>
    public required long Observed { get; init; }

    /// <summary>Cases expected in the window under the null.</summary>
    public required double Expected { get; init; }

    /// <summary>Risk inside divided by risk outside; NaN for the permutation model, which has none.</summary>
    public required double RelativeRisk { get; init; }

    /// <summary>Log of the likelihood ratio, at least 0.</summary>
    public required double LogLikelihoodRatio { get; init; }

    /// <summary>What windows are compared by: the log likelihood ratio, times the ellipse's penalty.</summary>
    public required double TestStatistic { get; init; }

    /// <summary>Monte Carlo rank p-value, (1 + maxima as large) / (1 + replications); NaN without replications.</summary>
    public required double PValue { get; init; }

    /// <summary>P-value by a Gumbel curve through the maxima; NaN without replications.</summary>
    public required double GumbelPValue { get; init; }

    /// <summary>Prospective: time steps within which one such cluster is expected by chance, adjusted for the looks; NaN else.</summary>
    public required double RecurrenceSteps { get; init; }
}
