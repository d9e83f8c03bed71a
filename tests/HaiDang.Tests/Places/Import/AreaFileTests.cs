using System.Globalization;
using System.IO.Compression;
using System.Text;
using HaiDang.Places.Import;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Esri;
using Xunit;
namespace HaiDang.Tests.Places.Import;

public class AreaFileTests
{
    internal const string Wgs84 = """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]""";
    // As GDAL writes EPSG 5899, the plane of Quảng Ninh and Đà Nẵng.
    private const string Vn2000 = """PROJCS["VN_2000_TM-3_107-45",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",107.75],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";

    internal static readonly Polygon WithHole = new(
        new([new(107, 21), new(107.2, 21), new(107.2, 21.2), new(107, 21.2), new(107, 21)]),
        [new([new(107.05, 21.05), new(107.05, 21.1), new(107.1, 21.1), new(107.1, 21.05), new(107.05, 21.05)])]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_shapefile_is_read_plain_or_zipped_with_its_letters(bool zipped)
    {
        using var folder = new Folder();
        var path = Shape(folder, Wgs84, WithHole);
        if (zipped)
        {
            ZipFile.CreateFromDirectory(folder.Path, folder.Path + ".zip");
            path = folder.Path + ".zip";
        }
        var file = AreaFile.Read(path);
        var feature = Assert.Single(file.Features);
        Assert.Equal("Quảng Hà", feature.Values["TEN"]);
        Assert.Equal("1234", feature.Values["DAN_SO"]);
        Assert.True(feature.Shape!.EqualsTopologically(WithHole));
        Assert.Equal("wgs84", file.Coordinates!.Name);
        var guess = AreaMapping.Guess(file);
        Assert.Equal(("MA", "TEN", "DAN_SO"), (guess.Code, guess.Name, guess.Population));
        File.Delete(folder.Path + ".zip");
    }

    [Fact]
    public void VN_2000_comes_out_where_it_is_on_Earth()
    {
        using var folder = new Folder();
        var plane = new HaiDang.Analysis.Geometry.Vn2000(107.75);
        var (east, north) = plane.FromWgs84(107.1, 20.95);
        var square = new Polygon(new([new(east, north), new(east + 1000, north), new(east + 1000, north + 1000), new(east, north + 1000), new(east, north)]));
        var file = AreaFile.Read(Shape(folder, Vn2000, square));
        Assert.Equal("vn2000:107.75", file.Coordinates!.Name);
        var units = FileUnits.Of(file, AreaMapping.Guess(file), file.Coordinates, TestContext.Current.CancellationToken);
        var box = Assert.Single(units.Units).Shape.EnvelopeInternal;
        Assert.Equal(107.1, box.MinX, 1e-4);
        Assert.Equal(20.95, box.MinY, 1e-4);
        Assert.Equal(1, HaiDang.Places.Shapes.SphereArea.Km2(units.Units[0].Shape), 0.01);
    }

    [Fact]
    public void A_shapefile_without_or_with_a_strange_coordinate_system_is_not_guessed_at()
    {
        using var folder = new Folder();
        var path = Shape(folder, """PROJCS["NAD_1983_StatePlane_Illinois_East_FIPS_1201_Feet",GEOGCS["GCS_North_American_1983"],PROJECTION["Transverse_Mercator"],UNIT["Foot_US",0.3]]""", WithHole);
        Assert.False(AreaFile.Read(path).Coordinates!.IsKnown);
        File.Delete(Path.ChangeExtension(path, ".prj"));
        Assert.Null(AreaFile.Read(path).Coordinates);
        File.Delete(Path.ChangeExtension(path, ".dbf"));
        Assert.Throws<InvalidDataException>(() => AreaFile.Read(path));
    }

    [Fact]
    public void Old_code_pages_are_read()
    {
        using var folder = new Folder();
        var path = Shape(folder, Wgs84, WithHole, Encoding.GetEncoding(1258), "Ha Long");
        File.WriteAllText(Path.ChangeExtension(path, ".cpg"), "CP1258");
        var table = File.ReadAllBytes(Path.ChangeExtension(path, ".dbf"));
        var at = table.AsSpan().IndexOf("Ha Long"u8);
        table[at + 1] = 0xE2;   // â
        table[at + 2] = 0xCC;   // and a combining grave
        File.WriteAllBytes(Path.ChangeExtension(path, ".dbf"), table);
        Assert.Equal("HầLong", AreaFile.Read(path).Features[0].Values["TEN"].Normalize());
    }

    [Fact]
    public void A_geopackage_is_read_and_its_layer_must_be_clear()
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "areas.gpkg");
        GeoPackage(path, "wards", WithHole);
        var file = AreaFile.Read(path);
        Assert.Equal("Quảng Hà", Assert.Single(file.Features).Values["ten"]);
        Assert.True(file.Features[0].Shape!.EqualsTopologically(WithHole));
        Assert.Equal("wgs84", file.Coordinates!.Name);

        GeoPackage(path, "districts", WithHole);
        Assert.Contains("wards, districts", Assert.Throws<InvalidDataException>(() => AreaFile.Read(path)).Message);
        Assert.Single(AreaFile.Read(path, "districts").Features);
    }

    [Theory]
    [InlineData("x.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[}")]
    [InlineData("x.geojson", "{\"type\":\"Topology\"}")]
    [InlineData("x.gpkg", "not a database at all, only some text that is long enough")]
    [InlineData("x.zip", "not a zip")]
    [InlineData("x.kml", "<kml/>")]
    public void A_file_that_is_broken_as_a_whole_is_refused_by_name(string name, string content)
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, content);
        Assert.Contains(name, Assert.Throws<InvalidDataException>(() => AreaFile.Read(path)).Message);
    }

    [Fact]
    public void GeoJson_of_the_old_kind_may_name_its_coordinates()
    {
        using var folder = new Folder();
        var file = folder.Json("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::9217"}},"features":[]}""");
        Assert.Equal("vn2000:108.25", file.Coordinates!.Name);
    }

    internal static string Shape(Folder folder, string projection, Polygon polygon, Encoding? letters = null, string name = "Quảng Hà")
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = Path.Combine(folder.Path, "areas.shp");
        var feature = new Feature(polygon, new AttributesTable { { "MA", "06922" }, { "TEN", name }, { "DAN_SO", 1234 } });
        Shapefile.WriteAllFeatures([feature], path, projection, letters ?? Encoding.UTF8);
        return path;
    }

    internal static void GeoPackage(string path, string layer, Polygon polygon)
    {
        using var db = new SqliteConnection($"Data Source={path};Pooling=False");
        db.Open();
        byte[] head = [(byte)'G', (byte)'P', 0, 0b0000_0011, .. BitConverter.GetBytes(4326),
            .. BitConverter.GetBytes(107.0), .. BitConverter.GetBytes(107.2), .. BitConverter.GetBytes(21.0), .. BitConverter.GetBytes(21.2)];
        using var command = db.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            CREATE TABLE IF NOT EXISTS gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
            INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '');
            CREATE TABLE IF NOT EXISTS gpkg_contents (table_name TEXT, data_type TEXT);
            CREATE TABLE IF NOT EXISTS gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
            INSERT INTO gpkg_contents VALUES ('{layer}', 'features');
            INSERT INTO gpkg_geometry_columns VALUES ('{layer}', 'geom', 'MULTIPOLYGON', 4326);
            CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY, geom BLOB, ma TEXT, ten TEXT);
            INSERT INTO "{layer}" VALUES (1, $shape, '06922', 'Quảng Hà');
            """);
        command.Parameters.AddWithValue("$shape", (byte[])[.. head, .. new WKBWriter().Write(polygon)]);
        command.ExecuteNonQuery();
    }
}
