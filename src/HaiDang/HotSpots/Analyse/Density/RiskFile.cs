using HaiDang.Analysis.Density;
using HaiDang.HotSpots.Analyse.Interaction;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Writes the tolerance contours: the ground on which the ratio is raised, or lowered, beyond chance.</summary>
internal static class RiskFile
{
    public static void Write(string path, EventFile file, RiskSurface surface, AnalyseRisk.Answer answer) => FeatureFile.Write(path, ("analysis", answer),
        [.. Ground("raised", Array.ConvertAll(surface.PHigher, p => 1 - p), surface.Grid, file), .. Ground("lowered", surface.PHigher, surface.Grid, file)]);

    private static IEnumerable<AnswerFeature> Ground(string verdict, double[] surely, Grid grid, EventFile file) =>
        Contours.Of(grid, surely, [1 - AnalyseRisk.Tolerance])[0].Area.Geometries.Select(polygon => new AnswerFeature(file.Back(polygon), ("ratio", verdict), ("squareKilometres", polygon.Area / 1e6)));
}
