using System.Text.RegularExpressions;
using HaiDang.Places;
namespace HaiDang.Incidents.Import.Columns;

/// <summary>How many values of a column look like data of a person? Counts only; no value is kept.</summary>
internal sealed partial class PersonalValues
{
    private static readonly HashSet<string> Surnames = new(StringComparer.Ordinal)
    {
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "dinh", "mai",
        "trinh", "truong", "luong", "dao", "doan", "lam", "phung", "ta", "chu", "cao", "luu", "trieu", "ha", "quach", "la", "thai", "vuong",
    };

    public int Looked { get; private set; }
    public int Identities { get; private set; }
    public int OldIdentities { get; private set; }
    public int Phones { get; private set; }
    public int Emails { get; private set; }
    public int Names { get; private set; }

    /// <summary>Of the names, those with the middle words Văn or Thị, which no street or place is full of.</summary>
    public int SureNames { get; private set; }

    public int Words { get; private set; }

    public void Look(ReadOnlySpan<char> text)
    {
        Looked++;
        var digits = text.ContainsAnyInRange('0', '9');
        if (digits && Identity().IsMatch(text)) Identities++;
        if (digits && OldIdentity().IsMatch(text)) OldIdentities++;
        if (digits && Phone().IsMatch(text)) Phones++;
        if (text.Contains('@') && Email().IsMatch(text)) Emails++;
        if (!digits && text.Length is >= 5 and <= 60) LookForName(text);
    }

    private void LookForName(ReadOnlySpan<char> text)
    {
        var words = Fold.Plain(text).Split(' ');
        if (words.Length >= 2) Words++;
        if (words.Length is < 2 or > 5 || !Surnames.Contains(words[0]) || !char.IsUpper(text.Trim()[0])) return;
        if (words.Length >= 3) Names++;
        if (words.Length >= 3 && words[1..^1].Any(w => w is "van" or "thi")) SureNames++;
    }

    /// <summary>A citizen's number: 12 digits, a province 001–096, then sex and century.</summary>
    [GeneratedRegex(@"(?<!\d)0(?:0[1-9]|[1-8]\d|9[0-6])[0-9]\d{8}(?!\d)")]
    private static partial Regex Identity();

    /// <summary>The nine digits of the older card; so many things have nine digits that the name must speak too.</summary>
    [GeneratedRegex(@"^\s*\d{9}\s*$")]
    private static partial Regex OldIdentity();

    /// <summary>A Vietnamese number of ten digits or with +84, spaced or not; or a North American one with its signs.</summary>
    [GeneratedRegex(@"(?<![\d.])(?:(?:\+?84|0)[ .-]?[35789]\d(?:[ .-]?\d){7}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?![\d.])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[a-z]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Email();
}
