using HaiDang.Analysis.Density;
using HaiDang.HotSpots.Find;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
namespace HaiDang.HotSpots.Surface;

/// <summary>Which bands of a density are drawn? Six at most, cut at round numbers, on land alone.</summary>
internal static class SurfaceBands
{
    private const int Most = 6;
    private static readonly double[] Round = [1, 2, 5];

    public static DrawSurface.Band[] Of(Analysis.Density.DensitySurface surface, Ground ground)
    {
        var perKm2 = Array.ConvertAll(surface.Values, v => v * 1e6);
        var cuts = Cuts(perKm2.Where(double.IsFinite).DefaultIfEmpty(0).Max());
        var areas = Contours.Of(surface.Grid, perKm2, cuts).Select(c => (Geometry)c.Area).ToArray();
        return [.. areas.Select((area, i) => new DrawSurface.Band(cuts[i], $"seq-{Most - cuts.Length + i + 1}",
            ground.Plane.ToDegrees(OnLand(i + 1 < areas.Length ? Without(area, areas[i + 1]) : area, ground.Land))))];
    }

    /// <summary>Round numbers below the highest value, ascending: 0.5, 1, 2, 5, 10, 20 for 37.</summary>
    internal static double[] Cuts(double highest)
    {
        if (!(highest > 0)) return [];
        var power = (int)Math.Floor(Math.Log10(highest));
        var below = Enumerable.Range(0, 4).SelectMany(down => Round.Reverse().Select(r => Math.Round(r * Math.Pow(10, power - down), 12)));
        return [.. below.Where(cut => cut < highest).Take(Most).Reverse()];
    }

    /// <summary>The bands do not overlap: each is drawn half transparent.</summary>
    private static Geometry Without(Geometry area, Geometry higher) => OverlayNGRobust.Overlay(area, higher, SpatialFunction.Difference);

    private static Geometry OnLand(Geometry area, Geometry land) =>
        area.IsEmpty ? area : OverlayNGRobust.Overlay(area, land, SpatialFunction.Intersection);
}
