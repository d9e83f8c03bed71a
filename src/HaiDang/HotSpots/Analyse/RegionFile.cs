using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
namespace HaiDang.HotSpots.Analyse;

/// <summary>Where does a study end? All areas of a GeoJSON file as one.</summary>
internal static class RegionFile
{
    /// <param name="path">GeoJSON of areas.</param>
    /// <param name="inMetres">Must it be drawn in metres, as the points are, or in degrees?</param>
    /// <exception cref="InvalidDataException">It is no such file, or drawn in the other.</exception>
    public static Geometry Read(string path, bool inMetres)
    {
        var file = AreaFile.Read(path);
        if (file.InMetres && !inMetres) throw Refusal.Of(path, "Analyse.RegionInMetres");
        if (!file.InMetres && inMetres) throw Refusal.Of(path, "Analyse.RegionInDegrees");
        return CascadedPolygonUnion.Union([.. file.Areas.Select(a => a.Shape).OfType<Geometry>()]) ?? throw Refusal.Of(path, "Analyse.NoCollection");
    }
}
