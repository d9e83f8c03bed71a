using System.Buffers;
using System.IO.Compression;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Is a workbook's archive whole, and does it not swell beyond reason?</summary>
internal static class ZipGuard
{
    /// <summary>A real workbook unpacks to some 10 to 50 times its size; a bomb to 1,000 times.</summary>
    public const int MostTimes = 250;
    private const long AlwaysAllowed = 32 << 20;
    private const long Most = 6L << 30;

    /// <summary>Unpacks every part once, counting what really comes out: what an archive says of itself may be a lie.</summary>
    /// <exception cref="InvalidDataException">It is cut off, damaged, no workbook, or a bomb.</exception>
    public static void Check(string path, string name, CancellationToken stop)
    {
        var allowed = Math.Min(Most, Math.Max(AlwaysAllowed, new FileInfo(path).Length * MostTimes));
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var archive = ZipFile.OpenRead(path);
            if (archive.GetEntry("xl/workbook.xml") is null) throw Refusal.Of("NoWorkbook", name);
            foreach (var part in archive.Entries)
            {
                using var content = part.Open();
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    stop.ThrowIfCancellationRequested();
                    if ((allowed -= read) < 0) throw Refusal.Of("Bomb", name, MostTimes);
                }
            }
        }
        catch (InvalidDataException damaged) when (!Refusal.Is(damaged))
        {
            throw Refusal.Of("BrokenWorkbook", name);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
