using System.Globalization;
using System.Text;
using QRCoder;
namespace HaiDang.Shell.Access.Own;

/// <summary>Draws a text as a QR code that a telephone can read from either theme: black on white.</summary>
internal static class QrPicture
{
    public static string Svg(string text)
    {
        using var drawn = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, path) = (drawn.ModuleMatrix, new StringBuilder());
        // The library adds a margin of its own to the matrix.
        foreach (var (y, row) in rows.Index())
            for (var x = 0; x < row.Count; x++)
                if (row[x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return string.Create(CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path fill="#000" d="{path}"/></svg>""");
    }
}
