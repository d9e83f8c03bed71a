using NetTopologySuite.Geometries;
namespace HaiDang.Places.Import;

/// <summary>What does a file of areas hold, before anybody has said which column is what?</summary>
/// <param name="Columns">Names of its columns, in the file's order.</param>
/// <param name="Features">Its features, in the file's order.</param>
/// <param name="Coordinates">What its coordinates are; null when the file does not say.</param>
public sealed record AreaFile(IReadOnlyList<string> Columns, IReadOnlyList<AreaFeature> Features, CoordinateSystem? Coordinates)
{
    /// <summary>Reads GeoJSON, a Shapefile (.shp with its companions, or zipped) or a GeoPackage.</summary>
    /// <param name="path">Where the file is; its ending says what it is.</param>
    /// <param name="layer">The GeoPackage layer; null when it has only one with areas.</param>
    /// <exception cref="InvalidDataException">The file is none of these, or broken as a whole.</exception>
    public static AreaFile Read(string path, string? layer = null) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        _ when !File.Exists(path) => throw new InvalidDataException(Told("Missing", path)),
        ".geojson" or ".json" => GeoJsonAreas.Read(path),
        ".shp" => ShapefileAreas.Read(path),
        ".zip" => ShapefileAreas.ReadZipped(path),
        ".gpkg" => GeoPackageAreas.Read(path, layer),
        _ => throw new InvalidDataException(Told("Kind", path)),
    };

    internal static string Told(string key, params ReadOnlySpan<object?> parts) => Shell.Words.Of<Texts>($"AreaFile.{key}", parts);
}

/// <summary>One feature of a file as it stands there.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Values">Its columns as text; a column without a value is absent.</param>
/// <param name="Shape">A polygon or multipolygon, perhaps broken; null when none could be made.</param>
/// <param name="Mends">What had to be mended already to make a shape of it at all.</param>
/// <param name="Trouble">Why there is no shape.</param>
public sealed record AreaFeature(
    int Number, IReadOnlyDictionary<string, string> Values, Geometry? Shape, Mends Mends = Mends.None, Trouble? Trouble = null);

/// <summary>What was mended on a shape?</summary>
[Flags]
public enum Mends { None = 0, UnclosedRing = 1, RepeatedPoint = 2, LostRing = 4, SelfCrossing = 8, LostHole = 16 }

/// <summary>Why can a feature not be taken?</summary>
public enum Trouble { NoShape, NotAnArea, BadCoordinate, OutOfRange, TooFewPoints, SelfCrossing, OverlappingParts, NoCode }
