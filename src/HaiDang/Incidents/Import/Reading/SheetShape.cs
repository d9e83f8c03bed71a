using System.Globalization;
using System.Xml;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Do a sheet's cells stand where a sheet has cells? A single one that says it stands in row two billion would fill all rows before it.</summary>
internal static class SheetShape
{
    private const int MostRows = 1_048_576, MostColumns = 16_384;
    private const long MostCells = 200_000_000;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <exception cref="InvalidDataException">A row or column lies outside a sheet, or there is far more room than any table needs.</exception>
    /// <exception cref="XmlException">It is no XML, or declares entities of its own.</exception>
    public static void Check(Stream content, string name)
    {
        using var xml = XmlReader.Create(content, Strict);
        (long row, long wide, long depth) = (0, 0, 0);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.Depth > 64) throw Refusal.Of("BrokenWorkbook", name);
            switch (xml.LocalName)
            {
                case "row":
                    row = xml.GetAttribute("r") is { } said ? Number(said) : row + 1;
                    depth = Math.Max(depth, row);
                    break;
                case "c" when xml.GetAttribute("r") is { } at: See(at); break;
                case "dimension" when xml.GetAttribute("ref") is { } all: See(all[(all.LastIndexOf(':') + 1)..]); break;
            }
            if (row is < 0 or > MostRows || wide is < 0 or > MostColumns) throw Refusal.Of("BrokenSheet", name, row);
            if (depth * wide > MostCells) throw Refusal.Of("TooManyCells", name, depth, wide);
        }

        void See(string address) => wide = Math.Max(wide, Column(address));
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>1 for A; more than any sheet has for what is no address.</summary>
    private static long Column(string address)
    {
        long column = 0;
        foreach (var letter in address)
        {
            if (!char.IsAsciiLetter(letter)) break;
            column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > MostColumns) break;
        }
        return column;
    }
}
