using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>Turns a parameter file into what is asked of a scan.</summary>
internal static class PrmRequest
{
    /// <exception cref="InvalidDataException">The file asks for something that is not done here.</exception>
    public static ScanRequest Of(PrmFile prm, ulong seed)
    {
        var kind = Kind(prm);
        var unit = Unit(prm);
        var percent = prm.Whole("MaxTemporalSizeInterpretation", 0, 0, 1) == 0;
        var (report, neighbours) = (prm.Whole("PValueReportType", 0, 0, 3), prm.Yes("UseNeighborsFile"));
        return new()
        {
            Cases = prm.FileOf("CaseFile") ?? throw Refusal.Of(prm.Path, "Analyse.Scan.KeyMissing", "CaseFile"),
            Controls = prm.FileOf("ControlFile"), Population = prm.FileOf("PopulationFile"), Coordinates = neighbours ? null : prm.FileOf("CoordinatesFile"),
            Grid = prm.Text("UseGridFile") is null || prm.Yes("UseGridFile") ? prm.FileOf("GridFile") : null,
            Neighbours = neighbours ? prm.FileOf("NeighborsFilename") ?? throw Refusal.Of(prm.Path, "Analyse.Scan.KeyMissing", "NeighborsFilename") : null,
            RelativeRisks = prm.Yes("UseAdjustmentsByRRFile") ? prm.FileOf("AdjustmentsByKnownRelativeRisksFilename") : null,
            Degrees = prm.Whole("CoordinatesType", 1, 0, 1) == 1, Model = Model(prm), Kind = kind,
            CasesHaveTimes = prm.Whole("PrecisionCaseTimes", 1, 0, 3) != 0, Start = prm.Day("StartDate").First, End = prm.Day("EndDate").Last,
            Unit = unit, UnitLength = prm.Whole("TimeAggregationLength", 1, 1, 100_000),
            MaximumTimeShare = percent ? prm.Number("MaxTemporalSize", 50, 0.001, 100) / 100 : 1,
            MaximumTime = percent ? null : prm.Whole("MaxTemporalSize", 1, 1, 1_000_000), MinimumTime = prm.Whole("MinimumTemporalClusterSize", 1, 1, 1_000_000),
            AdjustForWeekday = prm.Yes("AdjustForWeeklyTrends"),
            LooksSince = prm.Yes("AdjustForEarlierAnalyses") ? prm.Day("ProspectiveStartDate").First : null, GumbelAlone = report == 3,
            SkipOutsidePeriod = prm.Whole("StudyPeriodCheckType", 0, 0, 1) == 1, SkipUnknownPlaces = prm.Whole("GeographicalCoordinatesCheckType", 0, 0, 1) == 1,
            Title = prm.Text("UserDefinedTitle"),
            Settings = new()
            {
                Kind = kind, Rates = prm.Whole("ScanAreas", 1, 1, 3) switch { 1 => ScanRates.High, 2 => ScanRates.Low, _ => ScanRates.Both },
                MaximumShare = prm.Number("MaxSpatialSizeInPopulationAtRisk", 50, 0.000001, 100) / 100,
                MaximumRadius = prm.Yes("UseDistanceFromCenterOption") ? prm.Number("MaxSpatialSizeInDistanceFromCenter", 1, 1e-12, 1e12) : null,
                Ellipses = Ellipses(prm), EllipsePenalty = prm.Whole("NonCompactnessPenalty", 1, 0, 2) / 2.0,
                IncludeSpatial = prm.Yes("IncludePurelySpatial"), IncludeTemporal = prm.Yes("IncludePurelyTemporal"),
                MinimumCasesHigh = prm.Whole("MinimumCasesInHighRateClusters", 2, 1, int.MaxValue), MinimumCasesLow = prm.Whole("MinimumCasesInLowRateClusters", 0, 0, int.MaxValue),
                Overlap = (OverlapRule)prm.Whole("CriteriaForReportingSecondaryClusters", 0, 0, 5), Replications = prm.Whole("MonteCarloReps", 999, 0, 10_000_000),
                StopAfterLarger = report == 2 ? prm.Whole("EarlyTerminationThreshold", 50, 1, int.MaxValue) : null, Seed = seed,
            },
        };
    }

    private static ScanKind Kind(PrmFile prm) => prm.Whole("AnalysisType", 1, 1, 7) switch
    {
        1 => ScanKind.Spatial,
        2 => ScanKind.Temporal,
        3 => ScanKind.SpaceTime,
        4 => ScanKind.Prospective,
        6 => ScanKind.ProspectiveTemporal,
        _ => throw prm.Wrong("AnalysisType", "1, 2, 3, 4, 6"),
    };

    private static ScanModel Model(PrmFile prm) => prm.Whole("ModelType", 0, 0, 99) switch
    {
        0 => ScanModel.Poisson,
        1 => ScanModel.Bernoulli,
        2 => ScanModel.SpaceTimePermutation,
        _ => throw prm.Wrong("ModelType", "0, 1, 2"),
    };

    /// <remarks>0, no aggregation, is what a purely spatial scan has; a scan in time then goes by days.</remarks>
    private static StepUnit Unit(PrmFile prm) => prm.Whole("TimeAggregationUnits", 0, 0, 4) switch
    {
        1 => StepUnit.Year,
        2 => StepUnit.Month,
        0 or 3 => StepUnit.Day,
        _ => throw prm.Wrong("TimeAggregationUnits", "0, 1, 2, 3"),
    };

    private static EllipseShape[] Ellipses(PrmFile prm)
    {
        if (prm.Whole("SpatialWindowShapeType", 0, 0, 1) == 0) return [];
        var (shapes, angles) = (prm.Numbers("EllipseShapes"), prm.Numbers("EllipseAngles"));
        if (shapes.Length == 0) (shapes, angles) = ([1.5, 2, 3, 4, 5], [4, 6, 9, 12, 15]);
        return shapes.Length == angles.Length ? [.. shapes.Zip(angles, (s, n) => new EllipseShape(s, (int)n))] : throw prm.Wrong("EllipseAngles", $"{shapes.Length}");
    }
}
