using HaiDang.Analysis.Density;
using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Tests.Density;

/// <summary>500 points in a polygon of 14 corners, with the answers of a direct computation at 100 places.</summary>
internal static class Pattern
{
    public static readonly double[] X = Column("pattern500.csv", "x"), Y = Column("pattern500.csv", "y");

    public static readonly Polygon Window = Ring(Column("window.csv", "x"), Column("window.csv", "y"));

    public static readonly IReadOnlyList<Known.Row> Places = Known.Rows("points", "density-grid10.csv");

    public static DensitySettings Gaussian(EdgeCorrection edge = EdgeCorrection.None) =>
        new() { Kernel = Kernel.Gaussian, BandwidthMetres = 6, Edge = edge, Window = Window };

    public static DensitySettings Quartic(EdgeCorrection edge = EdgeCorrection.None) =>
        new() { Kernel = Kernel.Quartic, BandwidthMetres = 15, Edge = edge, Window = Window };

    public static double[] Column(string file, string name) => [.. Known.Rows("points", file).Select(r => r[name])];

    public static Polygon Ring(double[] x, double[] y) =>
        new(new LinearRing([.. x.Zip(y, (a, b) => new Coordinate(a, b)), new Coordinate(x[0], y[0])]));
}
