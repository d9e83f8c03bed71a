using System.Text.RegularExpressions;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Is a text in TCVN3 (.VnTime fonts) or VNI, which only look right in their own fonts? Such files are refused with advice.</summary>
/// <remarks>Both were chosen by the font, not by the file, so they also turn up inside Unicode files and workbooks.
/// They use no letter beyond Latin-1, while Vietnamese in Unicode can hardly do without.</remarks>
internal static partial class OldVietnamese
{
    private const int Enough = 3;

    /// <param name="name">The file's.</param>
    /// <param name="texts">Pieces of it.</param>
    /// <exception cref="InvalidDataException">The texts together are in TCVN3 or VNI.</exception>
    public static void RefuseUnicode(string name, IEnumerable<string> texts)
    {
        var together = string.Join('\n', texts);
        if (!OnlyInUnicode().IsMatch(together)) Refuse(name, together, but: 0);
    }

    /// <param name="name">The file's.</param>
    /// <param name="latin">Bytes taken for Latin-1.</param>
    /// <param name="but">How many places speak for another encoding.</param>
    /// <exception cref="InvalidDataException">More places speak for TCVN3 or VNI.</exception>
    public static void Refuse(string name, string latin, int but)
    {
        int tcvn3 = Tcvn3().Count(latin), vni = Vni().Count(latin);
        if (Math.Max(tcvn3, vni) >= Math.Max(Enough, but + 1)) throw Refusal.Of("OldVietnamese", name, tcvn3 >= vni ? "TCVN3 (ABC)" : "VNI");
    }

    /// <summary>In TCVN3 ă â ê ô ơ ư đ and many toned letters stand where Latin-1 has signs; no language puts these inside words.</summary>
    [GeneratedRegex("""\p{L}[¨©ª«¬\u00AD®µ¶·¸¹»¼½¾]|[§¨©ª«¬®µ¶·¸¹»¼½¾]\p{L}""")]
    private static partial Regex Tcvn3();

    /// <summary>In VNI a tone is a letter of its own behind the vowel, and đ is ñ: "Traàn Höng Ñaïo".</summary>
    [GeneratedRegex("[aeiouyâêôöAEIOUYÂÊÔÖ][øùûõïØÙÛÕÏ]|[aA][áàåãäéèúüÁÀÅÃÄÉÈ]|[eoEO][áàåãäÁÀÅÃÄ]|[ñÑ][aeiouöôAEIOU]")]
    private static partial Regex Vni();

    [GeneratedRegex(@"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u0300-\u0323\u1EA0-\u1EF9]")]
    private static partial Regex OnlyInUnicode();
}
