using System.Text;
using HaiDang.Shell;
namespace HaiDang.Places;

/// <summary>Are two names the same but for tone marks, case, spelling of the tone's place, punctuation or kind of unit?</summary>
public static class Fold
{
    /// <summary>Words that say what kind of unit it is, longest first: as written with marks, and without.</summary>
    private static readonly (string Marked, string Plain, PlaceType Type)[] Prefixes =
    [
        ("thị trấn", "thi tran", PlaceType.Township), ("đặc khu", "dac khu", PlaceType.SpecialZone),
        ("phường", "phuong", PlaceType.Ward), ("xã", "xa", PlaceType.Commune),
        ("tt", "tt", PlaceType.Township), ("đk", "dk", PlaceType.SpecialZone), ("p", "p", PlaceType.Ward), ("x", "x", PlaceType.Commune),
        ("thành phố", "thanh pho", PlaceType.District), ("thị xã", "thi xa", PlaceType.District), ("tỉnh", "tinh", PlaceType.Province),
        ("quận", "quan", PlaceType.District), ("huyện", "huyen", PlaceType.District),
        ("tp", "tp", PlaceType.District), ("tx", "tx", PlaceType.District), ("q", "q", PlaceType.District), ("h", "h", PlaceType.District),
    ];

    /// <summary>"Phường Hoà Bình" → "hoa binh".</summary>
    public static string Name(ReadOnlySpan<char> name) => Split(name).Name;

    /// <summary>"Phường Hoà Bình" → "phuong hoa binh": lower case, no marks, single spaces, the kind of unit kept.</summary>
    public static string Plain(ReadOnlySpan<char> name) => WithoutMarks.Of(name.ToString());

    /// <summary>The folded name, and what kind of unit the word before it says it is.</summary>
    /// <remarks>A word counts as a kind only when written with exactly its marks or with none at all: "Quản Bạ" is no quận.
    /// Without marks "Xa Dung" reads as "xã Dung"; who searches asks for <see cref="Plain"/> first.</remarks>
    internal static (string Name, PlaceType? Type) Split(ReadOnlySpan<char> name)
    {
        var composed = Composed(name);
        foreach (var (marked, plain, type) in Prefixes)
        {
            var length = Leads(composed, marked) ? marked.Length : Leads(composed, plain) ? plain.Length : 0;
            if (length == 0) continue;
            var rest = WithoutMarks.Of(composed[length..]);
            if (rest.Length > 0) return (rest, type);
        }
        return (WithoutMarks.Of(composed), null);
    }

    private static string Composed(ReadOnlySpan<char> name) =>
        name.Trim().ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant();

    private static bool Leads(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length && text[prefix.Length] is ' ' or '.' or '\u00A0';
}
