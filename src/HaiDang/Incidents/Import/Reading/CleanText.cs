using System.Text;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Makes text that is to be kept comparable: composed letters, no outer or odd spaces.</summary>
internal static class CleanText
{
    /// <remarks>Windows-1258 and some keyboards write a letter and its tone mark as two characters.</remarks>
    public static string Of(ReadOnlySpan<char> text)
    {
        var kept = text.Trim().ToString();
        if (kept.AsSpan().ContainsAnyInRange('\u0300', '\u036f')) kept = kept.Normalize(NormalizationForm.FormC);
        if (kept.AsSpan().ContainsAny('\u00a0', '\n', '\r')) kept = kept.Replace('\u00a0', ' ').ReplaceLineEndings(" ");
        return kept.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? kept : string.Concat(kept.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
    }
}
