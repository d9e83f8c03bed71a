using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using HaiDang.Data;
using HaiDang.Places.Import;
using HaiDang.Tests.Shell.Hardening;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;
using Xunit;
namespace HaiDang.Tests.Places.Import;

/// <summary>Files of areas made to exhaust, deceive or reach beyond whoever reads them: each is refused in words, or read safely.</summary>
[Collection(nameof(Alone))]
public sealed class HostileAreasTests
{
    private const string Square = "[[107,21],[107.1,21],[107.1,21.1],[107,21.1],[107,21]]";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GeoJson_nested_without_end_or_with_half_letters_is_refused()
    {
        await Refused(new string('[', 5_000_000), "a.geojson");
        await Refused(string.Concat(Enumerable.Repeat("{\"type\":\"GeometryCollection\",\"geometries\":[", 200_000)), "a.geojson");
        await Refused(Json("""{"name":"\ud800"}""", $"[{Square}]"), "a.geojson");
        await Refused(Json("""{"\udc00":"a"}""", $"[{Square}]"), "a.geojson");
        await Refused("{\"type\":\"FeatureCollection\",\"features\":[],\"x\":\"" + new string('a', 40 << 20) + "\"}", "a.geojson");
    }

    [Fact]
    public async Task Features_and_columns_without_number_are_refused()
    {
        var one = """{"type":"Feature","properties":{},"geometry":null},""";
        await Refused($$"""{"type":"FeatureCollection","features":[{{string.Concat(Enumerable.Repeat(one, AreaLimits.MostFeatures))}}null]}""", "a.geojson");
        await Refused(Json($"{{{string.Join(',', Enumerable.Range(0, 600).Select(i => $"\"c{i}\":1"))}}}", $"[{Square}]"), "a.geojson");
        await Refused("[" + new string('0', 1) + string.Concat(Enumerable.Repeat(",0", (int)AreaLimits.MostTokens + 1)) + "]", "a.geojson");
    }

    [Fact]
    public async Task Coordinates_that_are_none_spoil_their_feature_and_nothing_else()
    {
        foreach (var rings in new[] { "[[[1e999,0],[0,1],[1,1],[1e999,0]]]", "[[\"a\"]]", "[[[]]]", "{}", "[[[107,21]]]", "7", "[[null,[0,1],[1,1],[0,0]]]" })
        {
            var file = (await Read(Encoding.UTF8.GetBytes(Json("{\"name\":\"a\"}", rings)), "a.geojson")).File;
            Assert.Null(Assert.Single(file.Features).Shape);
        }
    }

    [Fact]
    public async Task An_outline_that_crosses_itself_without_end_is_refused_and_not_mended()
    {
        const int Points = 4_001;
        var star = string.Join(',', Enumerable.Range(0, Points + 1).Select(i =>
        {
            var turn = 2 * Math.PI * (i % Points) * (Points / 2) / Points;
            return string.Create(CultureInfo.InvariantCulture, $"[{107 + Math.Cos(turn) / 10},{21 + Math.Sin(turn) / 10}]");
        }));
        var file = (await Read(Encoding.UTF8.GetBytes(Json("{}", $"[[{star}]]")), "a.geojson")).File;
        var units = FileUnits.Of(file, new(), CoordinateSystem.Wgs84, Stop);
        Assert.Equal("self-crossing", Assert.Single(units.Refused).Reason);
    }

    [Fact]
    public async Task A_zipped_shapefile_is_unpacked_by_what_comes_out_and_under_our_own_names()
    {
        using var folder = new Folder();
        AreaFileTests.Shape(folder, AreaFileTests.Wgs84, AreaFileTests.WithHole);
        var parts = Directory.GetFiles(folder.Path).ToDictionary(f => Path.GetExtension(f), File.ReadAllBytes);
        Assert.Single((await Read(Zip(parts, "areas"), "a.zip")).File.Features);
        foreach (var name in new[] { "../../../../tmp/haidang-out", "/tmp/haidang-out", "..\\haidang-out", "C:\\haidang-out" })
        {
            Assert.Single((await Read(Zip(parts, name), "a.zip")).File.Features);
            Assert.Empty(Directory.GetFiles("/tmp", "haidang-out*"));
        }
        var bomb = Zip(parts, "areas", fill: 300 << 20);
        await Refused(bomb, "a.zip");
        for (var at = 0; at < bomb.Length - 46; at++)
            if (bomb.AsSpan(at).StartsWith("PK\u0001\u0002"u8)) BitConverter.TryWriteBytes(bomb.AsSpan(at + 24), 300);
        await Refused(bomb, "a.zip");
        await Refused(Zip(parts, "areas")[..200], "a.zip");
    }

    [Fact]
    public async Task A_shapefile_that_says_absurd_counts_is_refused_before_room_is_made()
    {
        using var folder = new Folder();
        var path = AreaFileTests.Shape(folder, AreaFileTests.Wgs84, AreaFileTests.WithHole);
        var parts = Directory.GetFiles(folder.Path).ToDictionary(f => Path.GetExtension(f), File.ReadAllBytes);
        foreach (var (part, at, big) in new[] { (".shp", 104, true), (".shp", 108 + 36, false), (".shp", 108 + 40, false), (".dbf", 4, false) })
        {
            var changed = parts.ToDictionary();
            var bytes = (byte[])parts[part].Clone();
            if (big) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), 0x3fff_ffff);
            else BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), 0x3fff_ffff);
            changed[part] = bytes;
            await Refused(Zip(changed, "areas"), "a.zip");
        }
        Assert.Single(AreaFile.Read(path).Features);
    }

    [Fact]
    public async Task A_geopackage_may_not_act()
    {
        const string Loop = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) ";
        string[] acts =
        [
            $"DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS {Loop} SELECT 'wards' AS table_name, 'features' AS data_type, count(*) AS n FROM r;",
            $"ALTER TABLE wards RENAME TO w; CREATE VIEW wards AS {Loop} SELECT w.*, r.n FROM w, r;",
            "ALTER TABLE wards RENAME TO w; CREATE VIRTUAL TABLE wards USING fts5(geom, ma, ten);",
            "ALTER TABLE wards RENAME TO w; CREATE VIEW wards AS SELECT w.*, load_extension('/tmp/x.so') AS x FROM w;",
            "ALTER TABLE wards RENAME TO w; CREATE VIEW wards AS SELECT geom, zeroblob(1000000000) AS z FROM w;",
            "DROP TABLE gpkg_geometry_columns;",
            "UPDATE gpkg_geometry_columns SET column_name = 'nothing\" FROM wards; ATTACH ''/tmp/haidang-out'' AS x; --';",
            "UPDATE gpkg_contents SET table_name = 'sqlite_schema'; UPDATE gpkg_geometry_columns SET table_name = 'sqlite_schema';",
        ];
        foreach (var act in acts) await Refused(GeoPackage(act), "a.gpkg");

        // What only lies there, and is never asked, hurts nobody.
        foreach (var idle in new[]
                 {
                     "CREATE TRIGGER t AFTER INSERT ON wards BEGIN DELETE FROM wards; END;",
                     "ALTER TABLE wards ADD COLUMN big AS (zeroblob(1000000000)) VIRTUAL;",
                     "UPDATE gpkg_geometry_columns SET srs_id = 'not a number';", $"CREATE VIEW other AS {Loop} SELECT * FROM r;", "PRAGMA journal_mode=WAL;",
                 })
            Assert.Single((await Read(GeoPackage(idle), "a.gpkg")).File.Features);
        Assert.False(File.Exists("/tmp/haidang-out"));
    }

    [Fact]
    public async Task Shapes_in_a_geopackage_that_say_absurd_counts_are_no_shapes()
    {
        var plain = new WKBWriter().Write(AreaFileTests.WithHole);
        var counts = new List<byte[]>();
        foreach (var at in new[] { 5, 9 })
        {
            var changed = (byte[])plain.Clone();
            BitConverter.TryWriteBytes(changed.AsSpan(at), 0x7fff_ffff);
            counts.Add(changed);
        }
        var nested = new List<byte>();
        for (var depth = 0; depth < 200_000; depth++) nested.AddRange([1, 7, 0, 0, 0, 1, 0, 0, 0]);
        byte[] many = [1, 6, 0, 0, 0, 255, 255, 255, 255];
        foreach (var wkb in (byte[][])[.. counts, [.. nested], many, [], [1], [2, 3, 0, 0, 0]])
            Assert.Null(Assert.Single((await Read(GeoPackage("", wkb), "a.gpkg")).File.Features).Shape);
        Assert.NotNull(Assert.Single((await Read(GeoPackage("", plain), "a.gpkg")).File.Features).Shape);
    }

    [Theory]
    [InlineData("a.gpkg", "{\"type\":\"FeatureCollection\",\"features\":[]}")]
    [InlineData("a.zip", "SQLite format 3\0")]
    [InlineData("a.geojson", "PK\u0003\u0004")]
    [InlineData("a.exe", "MZ")]
    [InlineData("a.shp", "lonely")]
    [InlineData("../../a.geojson.\0", "x")]
    [InlineData("a.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/../../x", "x")]
    public async Task A_name_or_an_ending_that_lies_deceives_nobody(string name, string content) => await Refused(content, name);

    [Theory]
    [InlineData(".gpkg", 300)]
    [InlineData(".zip", 300)]
    [InlineData(".geojson", 300)]
    public async Task A_file_with_any_bytes_changed_is_read_or_refused(string ending, int times)
    {
        using var folder = new Folder();
        AreaFileTests.Shape(folder, AreaFileTests.Wgs84, AreaFileTests.WithHole);
        var parts = Directory.GetFiles(folder.Path).ToDictionary(f => Path.GetExtension(f), File.ReadAllBytes);
        var plain = ending switch { ".gpkg" => GeoPackage(""), ".zip" => [], _ => Encoding.UTF8.GetBytes(Json("{\"name\":\"Bãi Cháy\",\"n\":1}", $"[{Square}]")) };
        for (var seed = 0; seed < times; seed++)
        {
            var random = new Random(seed);
            var changed = ending is ".zip" ? Zip(parts.ToDictionary(p => p.Key, p => Changed(p.Value, random)), "areas") : Changed(plain, random);
            try
            {
                var (file, _) = await Read(changed, "a" + ending);
                FileUnits.Of(file, AreaMapping.Guess(file), CoordinateSystem.Wgs84, Stop);
            }
            catch (Exception refused) when (refused is not Xunit.Sdk.XunitException)
            {
                Assert.True(refused is InvalidDataException, $"{ending}, seed {seed}: {refused}");
            }
        }
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        var changed = (byte[])bytes.Clone();
        for (var n = random.Next(1, 6); n > 0; n--) changed[random.Next(Math.Min(changed.Length, 6_000))] = (byte)random.Next(256);
        return changed;
    }

    private static Task Refused(string content, string name) => Refused(Encoding.UTF8.GetBytes(content), name);

    private static async Task Refused(byte[] content, string name)
    {
        var refusal = await Record.ExceptionAsync(() => Read(content, name));
        Assert.True(refusal is InvalidDataException, $"{name} ({content.Length}): {refusal}");
        Assert.NotEmpty(refusal.Message);
        Assert.DoesNotContain("incoming", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(AreaFile File, string Name)> Read(byte[] content, string name)
    {
        using var home = new Folder();
        var folder = new DataFolder(home.Path);
        folder.Create();
        using var traces = new Traces(folder.Incoming);
        try
        {
            var received = await ReceiveAreas.Run(new MemoryStream(content), name, folder, Stop);
            return (received.File, received.Name);
        }
        finally
        {
            traces.AssertModest($"{name} of {content.Length} bytes");
        }
    }

    private static string Json(string properties, string rings) =>
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + rings + "}}]}";

    private static byte[] Zip(Dictionary<string, byte[]> parts, string stem, int fill = 0)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (ending, content) in parts)
            {
                using var part = zip.CreateEntry(stem + ending, CompressionLevel.SmallestSize).Open();
                part.Write(content);
                var zeros = new byte[1 << 16];
                for (var n = 0; n < fill && ending == ".dbf"; n += zeros.Length) part.Write(zeros);
            }
        return bytes.ToArray();
    }

    private static byte[] GeoPackage(string also, byte[]? wkb = null)
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "x.gpkg");
        AreaFileTests.GeoPackage(path, "wards", AreaFileTests.WithHole);
        using (var db = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            db.Open();
            using var command = db.CreateCommand();
            command.CommandText = also;
            if (also.Length > 0) command.ExecuteNonQuery();
            if (wkb is not null)
            {
                command.CommandText = "UPDATE wards SET geom = $shape";
                command.Parameters.AddWithValue("$shape", (byte[])[(byte)'G', (byte)'P', 0, 1, .. BitConverter.GetBytes(4326), .. wkb]);
                command.ExecuteNonQuery();
            }
        }
        return File.ReadAllBytes(path);
    }
}
