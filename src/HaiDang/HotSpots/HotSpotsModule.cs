using HaiDang.HotSpots.Analyse.Density;
using HaiDang.HotSpots.Analyse.Local;
using HaiDang.Shell;
namespace HaiDang.HotSpots;

/// <summary>Where is there more than chance allows?</summary>
public static class HotSpotsModule
{
    public const string See = "see hot spots";

    public static Module Module { get; } = new("HotSpots")
    {
        Knows = ["Places", "Incidents"],
        Policies = [See],
        Menu = [new(MenuGroup.Situation, "/hot-spots", "target", typeof(Texts), See, OnPhone: true)],
        Verbs = [new("analyse", AnalyseLocalCommand.Make), new("analyse", AnalyseDensityCommand.Make)],
    };
}
