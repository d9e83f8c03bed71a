using System.Buffers.Binary;
namespace HaiDang.Places.Import;

/// <summary>Do the parts of a Shapefile hold what their heads say? Asked before room is made for it (ESRI Shapefile Technical Description, 1998; dBASE III).</summary>
internal static class ShapefileHeads
{
    private const int FileHead = 100, RecordHead = 8, ShapeHead = 44;

    /// <exception cref="InvalidDataException">A count reaches beyond the file, or there is more than a file of areas holds.</exception>
    public static void Check(string shapes, string table)
    {
        using (var file = File.OpenRead(shapes)) Shapes(file, shapes);
        using (var file = File.OpenRead(table)) Table(file, table);
    }

    private static void Shapes(FileStream file, string path)
    {
        Span<byte> head = stackalloc byte[RecordHead + ShapeHead];
        long features = 0, points = 0;
        for (long at = FileHead; at + RecordHead <= file.Length;)
        {
            file.Position = at;
            var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var bytes = 2L * BinaryPrimitives.ReadInt32BigEndian(head[4..]);
            if (bytes < 4 || at + RecordHead + bytes > file.Length) throw Broken(path, $"{at}: {bytes} / {file.Length}");
            var content = head[RecordHead..read];
            var kind = content.Length >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(content) : 0;
            if (kind is 3 or 5 or 13 or 15 or 23 or 25)
            {
                if (bytes < ShapeHead || content.Length < ShapeHead) throw Broken(path, $"{at}: {bytes} < {ShapeHead}");
                var (parts, count) = (BinaryPrimitives.ReadInt32LittleEndian(content[36..]), BinaryPrimitives.ReadInt32LittleEndian(content[40..]));
                if (parts < 0 || count < 0 || ShapeHead + 4L * parts + 16L * count > bytes) throw Broken(path, $"{at}: {parts}, {count} / {bytes}");
                points += count;
            }
            AreaLimits.Features(path, ++features);
            AreaLimits.Points(path, points);
            at += RecordHead + bytes;
        }
    }

    private static void Table(FileStream file, string path)
    {
        Span<byte> head = stackalloc byte[12];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) throw Broken(path, $"{file.Length}");
        var rows = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var (begin, bytes) = (BinaryPrimitives.ReadUInt16LittleEndian(head[8..]), BinaryPrimitives.ReadUInt16LittleEndian(head[10..]));
        if (begin < 33 || bytes < 1 || begin + (long)rows * bytes > file.Length + bytes) throw Broken(path, $"{rows} × {bytes} / {file.Length}");
        AreaLimits.Features(path, rows);
    }

    private static InvalidDataException Broken(string path, string why) => new(AreaFile.Told("Shapefile", path, why));
}
