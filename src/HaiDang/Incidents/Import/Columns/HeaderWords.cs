using System.Text;
using HaiDang.Places;
namespace HaiDang.Incidents.Import.Columns;

/// <summary>Which words is a column's name made of? "NgayXayRa", "ngay_xay_ra" and "Ngày xảy ra" are the same.</summary>
internal readonly record struct HeaderWords(string Spaced, string Squeezed)
{
    public static HeaderWords Of(string name)
    {
        var folded = Fold.Plain(ApartAtHumps(name));
        return new($" {folded} ", folded.Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>Does the name hold this phrase as whole words, or is it nothing but the phrase written in one?</summary>
    public bool Has(string phrase) =>
        Spaced.Contains($" {phrase} ", StringComparison.Ordinal)
        || (phrase.Contains(' ', StringComparison.Ordinal) && Squeezed == phrase.Replace(" ", "", StringComparison.Ordinal));

    public bool Is(string phrase) => Squeezed == phrase.Replace(" ", "", StringComparison.Ordinal);

    public bool HasAny(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
            if (Has(phrase)) return true;
        return false;
    }

    private static string ApartAtHumps(string name)
    {
        var apart = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) apart.Append(' ');
            apart.Append(name[i]);
        }
        return apart.ToString();
    }
}
