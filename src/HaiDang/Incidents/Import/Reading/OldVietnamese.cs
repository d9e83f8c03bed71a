using System.Text.RegularExpressions;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Is a text in TCVN3 (.VnTime fonts) or VNI, which only look right in their own fonts? Such files are refused with advice.</summary>
/// <remarks>Both were chosen by the font, not by the file, so they also turn up inside Unicode files and workbooks.</remarks>
internal static partial class OldVietnamese
{
    private const int Enough = 3;

    /// <exception cref="InvalidDataException">One of the texts is in TCVN3 or VNI.</exception>
    public static void Refuse(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            int tcvn3 = Tcvn3().Count(text), vni = Vni().Count(text);
            if (Math.Max(tcvn3, vni) < Enough) continue;
            throw Refusal.Of("OldVietnamese", tcvn3 >= vni ? "TCVN3 (ABC)" : "VNI");
        }
    }

    /// <summary>In TCVN3 the letters ă â ê ô ơ ư đ and the toned a, e stand where Latin-1 has signs; no language puts these inside words.</summary>
    [GeneratedRegex("""\p{L}[¨©ª«¬\u00AD®µ¶·¸¹»¼½¾]|[¨©ª«¬®µ¶·¸¹»¼½¾]\p{L}""")]
    private static partial Regex Tcvn3();

    /// <summary>In VNI a tone is a letter of its own after the vowel: "Traàn Höng Ñaïo".</summary>
    [GeneratedRegex("[aeiouyAEIOUY](?:[øùûõï]|[âåêôö][øùûõï]?(?=[ a-z,;]))|[aA][âáàåãäéèúùûü][cmnptuoiy]|ñ[aeiouöô]")]
    private static partial Regex Vni();
}
