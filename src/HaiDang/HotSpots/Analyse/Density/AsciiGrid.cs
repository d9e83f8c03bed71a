using System.Globalization;
using System.Text;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Writes a surface as an ESRI ASCII grid with its projection beside it.</summary>
internal static class AsciiGrid
{
    private const float NoData = -9999;

    public static void Write(string path, Raster raster)
    {
        OutFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            text.Write(string.Create(CultureInfo.InvariantCulture, $"""
                ncols {raster.Grid.Columns}
                nrows {raster.Grid.Rows}
                xllcorner {raster.West}
                yllcorner {raster.South}
                cellsize {raster.Grid.CellMetres}
                NODATA_value {NoData}

                """));
            for (var row = 0; row < raster.Grid.Rows; row++)
                WriteRow(text, raster.RowFromNorth(row));
        });
        OutFile.Write(Path.ChangeExtension(path, ".prj"), stream => stream.Write(Encoding.ASCII.GetBytes(raster.WellKnownText)));
    }

    private static void WriteRow(StreamWriter text, ReadOnlySpan<float> values)
    {
        Span<char> number = stackalloc char[32];
        for (var column = 0; column < values.Length; column++)
        {
            if (column > 0) text.Write(' ');
            var value = float.IsNaN(values[column]) ? NoData : values[column];
            value.TryFormat(number, out var length, "G7", CultureInfo.InvariantCulture);
            text.Write(number[..length]);
        }
        text.WriteLine();
    }
}
