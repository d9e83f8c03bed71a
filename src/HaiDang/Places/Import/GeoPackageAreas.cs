using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
namespace HaiDang.Places.Import;

/// <summary>Reads the areas of one layer of a GeoPackage (OGC 12-128r18): a SQLite file whose shapes carry a small head before their WKB.</summary>
internal static class GeoPackageAreas
{
    private const int MostTimes = 4;
    private static readonly WKBReader Wkb = new() { HandleSRID = false, IsStrict = false };
    private static readonly string[] OwnTables = ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"];
    private static readonly int[] BoxBytes = [0, 32, 48, 48, 64];

    private sealed record Layer(string Table, string ShapeColumn, int SrsId);

    public static AreaFile Read(string path, string? layer)
    {
        try
        {
            using var connection = GuardedSqlite.Open(path);
            foreach (var table in OwnTables)
                if (GuardedSqlite.Columns(connection, table).Length == 0) throw new InvalidDataException(AreaFile.Told("GeoPackage", path, table));
            var chosen = Choose(connection, path, layer);
            return Read(connection, path, chosen, Coordinates(connection, chosen));
        }
        catch (Exception broken) when (broken is SqliteException or InvalidCastException or FormatException or OverflowException)
        {
            throw new InvalidDataException(AreaFile.Told("GeoPackage", path, broken.Message), broken);
        }
    }

    private static Layer Choose(SqliteConnection connection, string path, string? wanted)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT c.table_name, g.column_name, g.srs_id, g.geometry_type_name FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name) WHERE c.data_type = 'features'";
        var layers = new List<(Layer Layer, string Kind)>();
        using (var row = command.ExecuteReader())
            while (row.Read()) layers.Add((new Layer(row.GetString(0), row.GetString(1), row.GetInt32(2)), row.GetString(3).ToUpperInvariant()));
        var fitting = wanted is not null
            ? layers.Where(l => l.Layer.Table.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToArray()
            : [.. layers.Where(l => l.Kind.Contains("POLYGON", StringComparison.Ordinal) || l.Kind.StartsWith("GEOMETRY", StringComparison.Ordinal))];
        return fitting.Length == 1
            ? fitting[0].Layer
            : throw new InvalidDataException(AreaFile.Told("Layer", path, string.Join(", ", layers.Select(l => l.Layer.Table))));
    }

    private static CoordinateSystem? Coordinates(SqliteConnection connection, Layer layer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = $id";
        command.Parameters.AddWithValue("$id", layer.SrsId);
        using var row = command.ExecuteReader();
        if (layer.SrsId <= 0 || !row.Read()) return null;
        var known = row.GetString(0).Equals("EPSG", StringComparison.OrdinalIgnoreCase)
            ? CoordinateSystem.FromEpsg(row.GetInt64(1).ToString(CultureInfo.InvariantCulture)) : null;
        return known is { IsKnown: true } || row.IsDBNull(2) ? known : CoordinateSystem.FromWellKnownText(row.GetString(2));
    }

    private static AreaFile Read(SqliteConnection connection, string path, Layer layer, CoordinateSystem? coordinates)
    {
        var names = GuardedSqlite.Columns(connection, layer.Table);
        var shapeAt = Array.FindIndex(names, n => n.Equals(layer.ShapeColumn, StringComparison.OrdinalIgnoreCase));
        if (shapeAt < 0 || names.Length > AreaLimits.MostColumns) throw new InvalidDataException(AreaFile.Told("GeoPackage", path, layer.Table));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", names.Select(Quoted))} FROM {Quoted(layer.Table)}";
        using var row = command.ExecuteReader();
        var columns = Enumerable.Range(0, row.FieldCount).Where(i => i != shapeAt).ToArray();
        var features = new List<AreaFeature>();
        var (bytes, most) = (0L, MostTimes * new FileInfo(path).Length);
        while (row.Read())
        {
            AreaLimits.Features(path, features.Count + 1);
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var i in columns)
                if (!row.IsDBNull(i) && Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } words) values[row.GetName(i)] = words;
            var blob = row.IsDBNull(shapeAt) ? [] : row.GetFieldValue<byte[]>(shapeAt);
            var (shape, mends, trouble) = blob.Length == 0 ? (null, Mends.None, Trouble.NoShape) : Shape(blob);
            // Rows that say they lie on the same pages would fill memory with copies of one.
            bytes += blob.Length + values.Values.Sum(v => v.Length);
            if (bytes > most) throw new InvalidDataException(AreaFile.Told("GeoPackage", path, $"{bytes} > {most}"));
            features.Add(new AreaFeature(features.Count + 1, values, shape, mends, trouble));
        }
        return new AreaFile([.. columns.Select(row.GetName)], features, coordinates);
    }

    /// <summary>Head: "GP", version, flags (bit 4: empty; bits 1–3: size of the box), reference system, box; then WKB.</summary>
    private static (Geometry? Shape, Mends Mends, Trouble? Trouble) Shape(byte[] blob)
    {
        if (blob is not [(byte)'G', (byte)'P', _, var flags, ..] || (flags >> 1 & 7) is not (<= 4 and var box)) return (null, Mends.None, Trouble.BadCoordinate);
        if ((flags & 0x10) != 0) return (null, Mends.None, Trouble.NoShape);
        var begin = 8 + BoxBytes[box];
        if (begin > blob.Length || !WkbShape.IsSound(blob.AsSpan(begin))) return (null, Mends.None, Trouble.BadCoordinate);
        try
        {
            return RingBuilder.Remake(Wkb.Read(blob[begin..]));
        }
        catch (Exception broken) when (broken is ParseException or ArgumentException or IOException)
        {
            return (null, Mends.None, Trouble.BadCoordinate);
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
