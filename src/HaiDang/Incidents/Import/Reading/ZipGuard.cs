using System.IO.Compression;
using System.Xml;
using HaiDang.Shell.Hardening;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Is a workbook's archive whole, does it not swell beyond reason, and are its parts what a workbook is made of?</summary>
internal static class ZipGuard
{
    /// <summary>A real workbook unpacks to some 10 to 50 times its size; a bomb to 1,000 times.</summary>
    public const int MostTimes = 250;
    private const long AlwaysAllowed = 32 << 20;
    private const long Most = 3L << 30;

    /// <summary>Unpacks every part once, counting what really comes out: what an archive says of itself may be a lie.</summary>
    /// <exception cref="InvalidDataException">It is cut off, damaged, no workbook, or a bomb of one kind or another.</exception>
    public static void Check(string path, string name, CancellationToken stop)
    {
        var left = Math.Min(Most, Math.Max(AlwaysAllowed, new FileInfo(path).Length * MostTimes));
        try
        {
            using var archive = ZipIndex.Open(path);
            if (archive.GetEntry("xl/workbook.xml") is null) throw Refusal.Of("NoWorkbook", name);
            foreach (var part in archive.Entries)
            {
                using var content = new UnpackedPart(part.Open(), name, IsXml(part), left, stop);
                if (IsXml(part)) SheetShape.Check(content, name);
                content.CopyTo(Stream.Null);
                left = content.Left;
            }
        }
        catch (Exception damaged) when (damaged is XmlException || (damaged is InvalidDataException && !Refusal.Is(damaged)))
        {
            throw Refusal.Of("BrokenWorkbook", name);
        }
    }

    private static bool IsXml(ZipArchiveEntry part) => part.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)
        && part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        && !part.FullName.Contains("/drawings/", StringComparison.OrdinalIgnoreCase);
}
