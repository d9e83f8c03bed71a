using HaiDang.HotSpots.Analyse.Aoristic;
using HaiDang.HotSpots.Analyse.Compare;
using HaiDang.HotSpots.Analyse.Concentration;
using HaiDang.HotSpots.Analyse.Density;
using HaiDang.HotSpots.Analyse.Global;
using HaiDang.HotSpots.Analyse.Interaction;
using HaiDang.HotSpots.Analyse.Local;
using HaiDang.HotSpots.Analyse.Prediction;
using HaiDang.HotSpots.Analyse.Scan;
using HaiDang.HotSpots.Analyse.Series;
using HaiDang.HotSpots.Analyse.Weights;
using HaiDang.HotSpots.Export;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Home;
using HaiDang.HotSpots.Measures;
using HaiDang.HotSpots.Runs.Export;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.HotSpots.Surface;
using HaiDang.HotSpots.Why;
using HaiDang.Incidents;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Hardening;
namespace HaiDang.HotSpots;

/// <summary>Where is there more than chance allows?</summary>
public static class HotSpotsModule
{
    public const string See = "see hot spots";
    public const string SeeRuns = "see analyses";
    public const string Analyse = "run analyses";

    public static Module Module { get; } = new("HotSpots")
    {
        Knows = ["Places", "Incidents"],
        Policies =
        [
            new(See, Role.Leader, Role.StaffOfficer, Role.Analyst, Role.Dispatcher, Role.DeskSupervisor, Role.CommuneChief, Role.RecordsOfficer),
            new(SeeRuns, Role.Leader, Role.StaffOfficer, Role.Analyst) { Whole = true },
            new(Analyse, Role.StaffOfficer, Role.Analyst) { Whole = true },
        ],
        Subjects = [new("analysis-run", "/hot-spots/runs/{0}", SeeRuns)],
        Menu = [new(MenuGroup.Situation, "/hot-spots", "target", typeof(Texts), See, OnPhone: true)],
        Measures = [HotSpotCount.Measure],
        HomeSentences = [new(typeof(HotSpotsSentence), See)],
        HomeTiles = [new(typeof(HotSpotsTile), See)],
        Verbs =
        [
            new("analyse", AnalyseLocalCommand.Make),
            new("analyse", AnalyseGlobalCommand.Make),
            new("analyse", AnalyseWeightsCommand.Make),
            new("analyse", AnalyseDensityCommand.Make),
            new("analyse", AnalyseRiskCommand.Make),
            new("analyse", AnalyseStreetsCommand.Make),
            new("analyse", AnalyseScanCommand.Make),
            new("analyse", AnalyseCompareCommand.Make),
            new("analyse", AnalyseConcentrationCommand.Make),
            new("analyse", AnalysePredictionCommand.Make),
            new("analyse", AnalyseAoristicCommand.Make),
            new("analyse", AnalyseSeriesCommand.Make),
            new("analyse", AnalyseKnoxCommand.Make),
            new("analyse", AnalyseNearRepeatCommand.Make),
            new("analyse", AnalyseMantelCommand.Make),
            new("analyse", AnalyseKCommand.Make),
            new("analyse", AnalyseEmergingCommand.Make),
            new("analyse", AnalyseDbscanCommand.Make),
        ],
        Services = services => services
            .AddSingleton<HotSpotMemory>()
            .AddSingleton<IHear<IncidentsChanged>>(s => s.GetRequiredService<HotSpotMemory>())
            .AddSingleton<IHear<PlacesChanged>>(s => s.GetRequiredService<HotSpotMemory>())
            .AddSingleton<KeepWarm>()
            .AddSingleton<IHear<IncidentsChanged>>(s => s.GetRequiredService<KeepWarm>())
            .AddHostedService(s => s.GetRequiredService<KeepWarm>())
            .AddSingleton<RunsAtWork>()
            .AddHostedService<MarkInterrupted>(),
        Endpoints = api =>
        {
            api.MapGet("/", FindHotSpots.Get).RequireAuthorization(See).RequireRateLimiting(RateLimits.Heavy).WithSummary("Places with more, or fewer, incidents than chance allows");
            api.MapGet("/export.{form}", ExportHotSpots.Get).RequireAuthorization(See).RequireRateLimiting(RateLimits.Heavy).WithSummary("The list of places as CSV, XLSX or GeoJSON");
            api.MapGet("/surface", DrawSurface.Get).RequireAuthorization(See).RequireRateLimiting(RateLimits.Heavy).WithSummary("How densely incidents lie, as polygons for a map");
            api.MapGet("/runs/{id:int}/export.{form}", ExportRun.Get).RequireAuthorization(SeeRuns).RequireRateLimiting(RateLimits.Heavy).WithSummary("A kept run as JSON, CSV, XLSX, GeoJSON or a text report");
            api.MapGet("/runs/{id:int}/{layer}", SendLayer.Get).RequireAuthorization(SeeRuns).WithSummary("What the map draws of a kept run: outlines, cells or points");
            api.MapGet("/{placeId:int}", WhyHot.Get).RequireAuthorization(See).WithSummary("What stands behind the verdict on one place");
        },
    };
}
