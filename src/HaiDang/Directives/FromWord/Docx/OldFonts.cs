namespace HaiDang.Directives.FromWord.Docx;

/// <summary>Are the letters of a text those of Unicode, or signs that only an old Vietnamese font shows as letters?</summary>
internal sealed class OldFonts
{
    /// <summary>So many may be left over from pasting.</summary>
    private const int Tolerated = 9;

    private int _old, _unicode;

    public bool Found => _old > Tolerated && _old > _unicode;

    /// <summary>TCVN3 and VNI know no letter beyond the first 256; a text in their fonts that has one is Unicode in the wrong font.</summary>
    public void Look(string text, string? font)
    {
        if (font is null || !(font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) || font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase))) return;
        if (text.Any(c => c >= 'Ā')) _unicode += text.Count(c => c >= '\u0080');
        else _old += text.Count(c => c >= '\u0080');
    }
}
