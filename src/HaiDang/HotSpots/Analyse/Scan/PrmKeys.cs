using System.Collections.Frozen;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>Which settings of SaTScan's parameter files are there, and which values of them are done here?</summary>
/// <remarks>Names and meanings: SaTScan User Guide, version 10, as written into parameter files by the program.</remarks>
internal static class PrmKeys
{
    /// <summary>Settings that are read, or that change no number of the answer.</summary>
    private const string Taken = """
        CaseFile ControlFile PrecisionCaseTimes StartDate EndDate PopulationFile CoordinatesFile UseGridFile GridFile CoordinatesType
        AnalysisType ModelType ScanAreas TimeAggregationUnits TimeAggregationLength
        ResultsFile OutputGoogleEarthKML OutputGoogleMaps OutputShapefiles OutputCartesianGraph MostLikelyClusterEachCentroidASCII MostLikelyClusterEachCentroidDBase
        MostLikelyClusterCaseInfoEachCentroidASCII MostLikelyClusterCaseInfoEachCentroidDBase CensusAreasReportedClustersASCII CensusAreasReportedClustersDBase
        IncludeRelativeRisksCensusAreasASCII IncludeRelativeRisksCensusAreasDBase SaveSimLLRsASCII SaveSimLLRsDBase
        StudyPeriodCheckType GeographicalCoordinatesCheckType UseNeighborsFile NeighborsFilename
        MaxSpatialSizeInPopulationAtRisk MaxSpatialSizeInDistanceFromCenter UseDistanceFromCenterOption IncludePurelyTemporal SpatialWindowShapeType NonCompactnessPenalty
        MinimumTemporalClusterSize MaxTemporalSizeInterpretation MaxTemporalSize IncludePurelySpatial
        MinimumCasesInLowRateClusters MinimumCasesInHighRateClusters AdjustForWeeklyTrends UseAdjustmentsByRRFile AdjustmentsByKnownRelativeRisksFilename
        PValueReportType EarlyTerminationThreshold ReportGumbel MonteCarloReps AdjustForEarlierAnalyses ProspectiveStartDate
        CriteriaForReportingSecondaryClusters EllipseShapes EllipseAngles PrintAsciiColumnHeaders UserDefinedTitle CriticalValue ReportClusterRank
        LaunchMapViewer CompressKMLtoKMZ IncludeClusterLocationsKML ThresholdLocationsSeparateKML LocationsThresholdSeparateKML ReportHierarchicalClusters
        OutputTemporalGraphHTML TemporalGraphReportType TemporalGraphMostMLC TemporalGraphSignificantCutoff
        NumberParallelProcesses SuppressWarnings LogRunToHistoryFile LogHistoryFilename ExecutionType AllowedMemory Version RandomizationSeed
        IterativeScanMaxIterations IterativeScanMaxPValue NumBootstrapReplications OliveiraPvalueCutoff ProspectiveFrequencyType ProspectiveFrequency
        TimeTrendPercentage TimeTrendType GiniIndexClusterReportingType SpatialMaxima GiniIndexClustersPValueCutOff ReportGiniIndexCoefficents
        RiskThresholdHighClusters RiskThresholdLowClusters IntervalStartRange IntervalEndRange MultipleDataSetsPurposeType MultipleCoordinatesType
        MaxSpatialSizeInMaxCirclePopulationFile MaxCirclePopulationFile MaxSpatialSizeInPopulationAtRisk_Reported MaxSpatialSizeInMaxCirclePopulationFile_Reported
        MaxSpatialSizeInDistanceFromCenter_Reported MetaLocationsFilename LocationsNetworkFilename SimulatedDataInputFilename SimulatedDataOutputFilename
        PowerEvaluationsAlternativeFilename AlternativeHypothesisFilename PowerEvaluationReplications PowerEvaluationCriticalValue05 PowerEvaluationCriticalValue01
        PowerEvaluationCriticalValue001 PowerEvaluationTotalCases PowerEvaluationMethod PowerEstimationType PowerReplications NumPowerReplications PowerEvaluationPowerStep
        DrilldownMinimumClusterLocations DrilldownMinimumLocationsCluster DrilldownMinimumClusterCases DrilldownMinimumCasesCluster DrilldownClusterCutoff DrilldownClusterCutoffType
        DrilldownClusterSignificanceRI DrilldownAdjustWeeklyTrends EllipseShapeRatios
        """;

    /// <summary>Settings that would change the answer in a way that is not done here, with the values that leave it alone and what is done instead.</summary>
    private static readonly FrozenDictionary<string, (string[] Harmless, string Done)> Refused = new Dictionary<string, (string[], string)>(StringComparer.OrdinalIgnoreCase)
    {
        ["TimeTrendAdjustmentType"] = (["0"], "0"), ["SpatialAdjustmentType"] = (["0"], "0"), ["AdjustForSpatialRelativeRisks"] = (["n", "0"], "n"),
        ["UseMetaLocationsFile"] = (["n", "0"], "n"), ["UseLocationsNetworkFile"] = (["n", "0"], "n"), ["IsotonicScan"] = (["n", "0"], "0"),
        ["UseMaxCirclePopulationFileOption"] = (["n", "0"], "n"), ["UseReportOnlySmallerClusters"] = (["n", "0"], "n"),
        ["UseMaxCirclePopulationFileOption_Reported"] = (["n", "0"], "n"), ["UseDistanceFromCenterOption_Reported"] = (["n", "0"], "n"),
        ["IncludeClusters"] = (["0", "1"], "0, 1"), ["RiskLimitHighClusters"] = (["n", "0"], "n"), ["RiskLimitLowClusters"] = (["n", "0"], "n"),
        ["IterativeScan"] = (["n", "0"], "n"), ["CalculateOliveira"] = (["n", "0"], "n"), ["PerformPowerEvaluation"] = (["n", "0"], "n"),
        ["PerformStandardDrilldown"] = (["n", "0"], "n"), ["PerformBernoulliDrilldown"] = (["n", "0"], "n"), ["ReportGiniClusters"] = (["n", "0"], "n"),
        ["SimulatedDataMethodType"] = (["0"], "0"), ["PrintSimulatedDataToFile"] = (["n", "0"], "n"), ["ReadSimulatedData"] = (["n", "0"], "n"),
        ["SequentialScan"] = (["n", "0"], "n"), ["SimulationType"] = (["0"], "0"), ["PerformSequentialScan"] = (["n", "0"], "n"), ["RandomlyGenerateSeed"] = (["n", "0"], "n"),
        ["CaseFile-SourceType"] = ([], "–"), ["ControlFile-SourceType"] = ([], "–"), ["PopulationFile-SourceType"] = ([], "–"), ["CoordinatesFile-SourceType"] = ([], "–"),
        ["GridFile-SourceType"] = ([], "–"), ["MaxCirclePopulationFile-SourceType"] = ([], "–"), ["NeighborsFile-SourceType"] = ([], "–"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Known = Taken.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Concat(Refused.Keys).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(string key) => Known.Contains(key) || IsImport(key) || IsFurtherDataSet(key);

    /// <summary>What is done instead, when a setting asks for something that is not; null when all is well.</summary>
    public static string? NotDone(PrmEntry entry)
    {
        if (IsFurtherDataSet(entry.Key)) return "–";
        return Refused.TryGetValue(entry.Key, out var rule) && !rule.Harmless.Contains(entry.Value, StringComparer.OrdinalIgnoreCase) ? rule.Done : null;
    }

    /// <summary>How SaTScan's own import reads a file; matters only beside a source type, which is refused.</summary>
    private static bool IsImport(string key) => key.Contains("-Source", StringComparison.OrdinalIgnoreCase) || key.EndsWith("File-FieldMap", StringComparison.OrdinalIgnoreCase);

    private static bool IsFurtherDataSet(string key) =>
        char.IsAsciiDigit(key[^1]) && key.TrimEnd("0123456789".ToCharArray()) is "CaseFile" or "ControlFile" or "PopulationFile";
}
