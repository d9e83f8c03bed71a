using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Writes a surface as a GeoTIFF: 32-bit numbers, compressed without loss, with keys that say where on Earth it lies.</summary>
/// <remarks>Source: OGC 19-008r4 (2019), GeoTIFF 1.1, clauses 7 and 8 and annex B (a user-defined transverse Mercator on WGS 84).</remarks>
internal static class GeoTiff
{
    private const TiffTag PixelScale = (TiffTag)33550, TiePoint = (TiffTag)33922;
    private const TiffTag KeyDirectory = (TiffTag)34735, KeyDoubles = (TiffTag)34736, KeyText = (TiffTag)34737;
    private const TiffTag NoData = (TiffTag)42113;   // GDAL's own, which other readers know too
    private const int RowsInStrip = 64;

    public static void Write(string path, Raster raster) => OutFile.Write(path, stream =>
    {
        // The library asks to read back what it wrote and closes what it was given: it gets a buffer of its own.
        using var memory = new MemoryStream();
        using (var tiff = Tiff.ClientOpen(Path.GetFileName(path), "w", memory, new LeftOpen()))
        {
            Describe(tiff, raster);
            WriteRows(tiff, raster);
            tiff.WriteDirectory();
        }
        memory.WriteTo(stream);
    });

    private static void Describe(Tiff tiff, Raster raster)
    {
        tiff.MergeFieldInfo(GeoTags, GeoTags.Length);
        tiff.SetField(TiffTag.IMAGEWIDTH, raster.Grid.Columns);
        tiff.SetField(TiffTag.IMAGELENGTH, raster.Grid.Rows);
        tiff.SetField(TiffTag.BITSPERSAMPLE, 32);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.SAMPLEFORMAT, SampleFormat.IEEEFP);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
        tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.COMPRESSION, Compression.ADOBE_DEFLATE);
        tiff.SetField(TiffTag.ROWSPERSTRIP, RowsInStrip);
        tiff.SetField(TiffTag.IMAGEDESCRIPTION, raster.Meaning);
        tiff.SetField(PixelScale, 3, new[] { raster.Grid.CellMetres, raster.Grid.CellMetres, 0 });
        tiff.SetField(TiePoint, 6, new[] { 0, 0, 0, raster.West, raster.North, 0 });
        SetKeys(tiff, raster);
        tiff.SetField(NoData, "nan");   // the highest tag last: they are written in the order in which they are set
    }

    private static void SetKeys(Tiff tiff, Raster raster)
    {
        const string name = "Local transverse Mercator on WGS 84|";
        double[] numbers = [raster.Plane.CentreLon, raster.Plane.CentreLat, 0, 0, 1];
        (int Key, int Place, int Count, int Value)[] keys =
        [
            (1024, 0, 1, 1),                       // model: projected
            (1025, 0, 1, 1),                       // a cell is an area
            (1026, (int)KeyText, name.Length, 0),  // what it is called
            (2048, 0, 1, 4326),                    // WGS 84
            (3072, 0, 1, 32767),                   // a projected system of our own
            (3074, 0, 1, 32767),                   // by a projection of our own
            (3075, 0, 1, 1),                       // transverse Mercator
            (3076, 0, 1, 9001),                    // metres
            (3080, (int)KeyDoubles, 1, 0),         // longitude of the centre
            (3081, (int)KeyDoubles, 1, 1),         // latitude of the centre
            (3082, (int)KeyDoubles, 1, 2),         // false easting
            (3083, (int)KeyDoubles, 1, 3),         // false northing
            (3092, (int)KeyDoubles, 1, 4),         // scale at the centre
        ];
        short[] directory = [1, 1, 0, (short)keys.Length, .. keys.SelectMany(k => new[] { k.Key, k.Place, k.Count, k.Value }).Select(v => unchecked((short)v))];
        tiff.SetField(KeyDirectory, directory.Length, directory);
        tiff.SetField(KeyDoubles, numbers.Length, numbers);
        tiff.SetField(KeyText, name);
    }

    private static void WriteRows(Tiff tiff, Raster raster)
    {
        var bytes = new byte[raster.Grid.Columns * sizeof(float)];
        for (var row = 0; row < raster.Grid.Rows; row++)
        {
            MemoryMarshal.AsBytes(raster.RowFromNorth(row)).CopyTo(bytes);
            tiff.WriteScanline(bytes, row);
        }
    }

    private static readonly TiffFieldInfo[] GeoTags =
    [
        new(PixelScale, TiffFieldInfo.Variable, TiffFieldInfo.Variable, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelPixelScale"),
        new(TiePoint, TiffFieldInfo.Variable, TiffFieldInfo.Variable, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTiepoint"),
        new(KeyDirectory, TiffFieldInfo.Variable, TiffFieldInfo.Variable, TiffType.SHORT, FieldBit.Custom, true, true, "GeoKeyDirectory"),
        new(KeyDoubles, TiffFieldInfo.Variable, TiffFieldInfo.Variable, TiffType.DOUBLE, FieldBit.Custom, true, true, "GeoDoubleParams"),
        new(KeyText, TiffFieldInfo.Variable, TiffFieldInfo.Variable, TiffType.ASCII, FieldBit.Custom, true, false, "GeoAsciiParams"),
        new(NoData, TiffFieldInfo.Variable, TiffFieldInfo.Variable, TiffType.ASCII, FieldBit.Custom, true, false, "GDAL_NODATA"),
    ];

    private sealed class LeftOpen : TiffStream
    {
        public override void Close(object clientData) { }
    }
}
