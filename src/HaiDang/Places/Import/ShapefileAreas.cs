using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using HaiDang.Shell.Hardening;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
namespace HaiDang.Places.Import;

/// <summary>Reads the areas of a Shapefile: .shp with .dbf, .prj and .cpg beside it, or all of them in one .zip.</summary>
internal static class ShapefileAreas
{
    private const long AlwaysAllowed = 64 << 20;
    private const int MostLetters = 64 << 20;
    private const int HeadBytes = 32;   // of a .dbf, before the names of its columns
    private static readonly string[] Parts = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    public static AreaFile Read(string path)
    {
        if (!File.Exists(Path.ChangeExtension(path, ".dbf")))
            throw new InvalidDataException(AreaFile.Told("NoDbf", path));
        try
        {
            return ReadParts(path);
        }
        catch (Exception broken) when (broken is not (InvalidDataException or OperationCanceledException))
        {
            // The reader says in many ways that a file is cut off; none of them names the file.
            throw new InvalidDataException(AreaFile.Told("Shapefile", path, broken.Message), broken);
        }
    }

    public static AreaFile ReadZipped(string path)
    {
        var folder = Directory.CreateTempSubdirectory("haidang-shp-");
        try
        {
            return Read(Unpack(path, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static AreaFile ReadParts(string path)
    {
        ShapefileHeads.Check(path, Path.ChangeExtension(path, ".dbf"));
        using var reader = Shapefile.OpenRead(path, new ShapefileReaderOptions
        {
            GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes, Encoding = Letters(path),
        });
        var columns = reader.Fields.Select(f => f.Name).ToArray();
        var features = new List<AreaFeature>();
        while (reader.Read(out var deleted))
        {
            if (deleted) continue;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var field in reader.Fields)
                if (Convert.ToString(field.Value, CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } words) values[field.Name] = words;
            var (shape, mends, trouble) = RingBuilder.Remake(reader.Geometry);
            features.Add(new AreaFeature(features.Count + 1, values, shape, mends, trouble));
        }
        return new AreaFile(columns, features, Coordinates(path));
    }

    private static CoordinateSystem? Coordinates(string path)
    {
        var projection = Path.ChangeExtension(path, ".prj");
        return File.Exists(projection) ? CoordinateSystem.FromWellKnownText(File.ReadAllText(projection)) : null;
    }

    /// <summary>What .cpg says; without it UTF-8 if the table is that, else the code page of older Vietnamese programs.</summary>
    private static Encoding Letters(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = Path.ChangeExtension(path, ".cpg");
        if (File.Exists(page) && Named(File.ReadAllText(page).Trim()) is { } said) return said;
        return IsUtf8(Path.ChangeExtension(path, ".dbf")) ? Encoding.UTF8 : Encoding.GetEncoding(1258);
    }

    /// <summary>By its first part where it is large; a letter that the cut divides does not count.</summary>
    private static bool IsUtf8(string table)
    {
        using var file = File.OpenRead(table);
        var bytes = new byte[Math.Min(file.Length, MostLetters)];
        file.ReadExactly(bytes);
        var text = bytes.AsSpan(Math.Min(HeadBytes, bytes.Length));
        for (var cut = 0; cut < (bytes.Length < file.Length ? 4 : 1) && cut <= text.Length; cut++)
            if (Utf8.IsValid(text[..^cut])) return true;
        return false;
    }

    private static Encoding? Named(string page)
    {
        var number = page[(page.LastIndexOfAny([' ', 'P', 'p']) + 1)..];   // "CP1258", "ANSI 1258", "1258"
        try
        {
            return int.TryParse(number, CultureInfo.InvariantCulture, out var codePage) && codePage > 100
                ? Encoding.GetEncoding(codePage) : Encoding.GetEncoding(page);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static ZipArchive Opened(string path)
    {
        try
        {
            return ZipIndex.Open(path);
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException(AreaFile.Told("Shapefile", path, broken.Message), broken);
        }
    }

    /// <summary>Unpacks the parts of the one Shapefile under plain names, so that no name in the zip can point elsewhere.</summary>
    private static string Unpack(string path, string folder)
    {
        using var zip = Opened(path);
        var shapes = zip.Entries.Where(e => e.Name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase) && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)).ToArray();
        if (shapes.Length != 1) throw new InvalidDataException(AreaFile.Told("Zip", path, shapes.Length));
        var stem = shapes[0].FullName[..^4];
        var left = Math.Min(AreaLimits.MostUnpacked, Math.Max(AlwaysAllowed, new FileInfo(path).Length * AreaLimits.MostTimes));
        foreach (var part in Parts)
        {
            if (zip.Entries.FirstOrDefault(e => e.FullName.Equals(stem + part, StringComparison.OrdinalIgnoreCase)) is not { } entry) continue;
            if (!Unpack(entry, Path.Combine(folder, "areas" + part), ref left, path))
                throw new InvalidDataException(AreaFile.Told("TooLarge", path, AreaLimits.MostUnpacked >> 30, AreaLimits.MostTimes));
        }
        return Path.Combine(folder, "areas.shp");
    }

    private static bool Unpack(ZipArchiveEntry entry, string to, ref long left, string path)
    {
        try
        {
            using var file = File.Create(to);
            return ZipIndex.Unpack(entry, file, ref left, CancellationToken.None);
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException(AreaFile.Told("Shapefile", path, broken.Message), broken);
        }
    }
}
