using System.Globalization;
using HaiDang.Analysis.Density;
using HaiDang.Analysis.Geometry;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>A surface and the plane that its metres are measured in: what a file needs to put it in the right place on Earth.</summary>
/// <param name="Plane">A transverse Mercator with scale 1 and no false origin.</param>
/// <param name="Grid">Where the cells lie on it.</param>
/// <param name="Values">Points per square kilometre, row by row from the south-west; not a number where it cannot be told.</param>
/// <param name="Meaning">What the values are, for whoever opens the file later.</param>
internal sealed record Raster(LocalProjection Plane, Grid Grid, float[] Values, string Meaning)
{
    public double West => Grid.Bounds.MinX;
    public double South => Grid.Bounds.MinY;
    public double North => Grid.Bounds.MaxY;

    /// <param name="row">Counted from the north, as files do.</param>
    public ReadOnlySpan<float> RowFromNorth(int row) => Values.AsSpan((Grid.Rows - 1 - row) * Grid.Columns, Grid.Columns);

    /// <summary>The plane as well-known text, in the dialect that <c>.prj</c> files are written in.</summary>
    public string WellKnownText => string.Create(CultureInfo.InvariantCulture, $"""
        PROJCS["Local_Transverse_Mercator",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{Plane.CentreLon}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",{Plane.CentreLat}],UNIT["Meter",1.0]]
        """);
}
