using HaiDang.Analysis.Density;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Writes where a surface reaches round levels, as GeoJSON polygons in WGS 84.</summary>
internal static class ContourFile
{
    private const int About = 10;

    public static void Write(string path, Raster raster)
    {
        var values = Array.ConvertAll(raster.Values, v => (double)v);
        var contours = Contours.Of(raster.Grid, values, Levels.Rounded(values, About));
        FeatureFile.Write(path, ("description", raster.Meaning), contours.Select(c => new AnswerFeature(FeatureFile.Rounded(raster.Plane.ToDegrees(c.Area)), ("atLeast", c.Level))));
    }
}
