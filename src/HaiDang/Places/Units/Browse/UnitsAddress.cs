using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
namespace HaiDang.Places.Units.Browse;

/// <summary>Which units are looked at, and which of them closely? <c>?q=hau can&amp;ended=1&amp;unit=7</c>, <c>?under=7</c> to add a part of it, <c>?under=0</c> to add an agency.</summary>
public sealed record UnitsAddress
{
    public const string Page = "/units";

    /// <summary>To be found in names, short names and codes; tone marks do not matter.</summary>
    public string Text { get; init; } = "";

    /// <summary>Those that have ended too.</summary>
    public bool Ended { get; init; }

    /// <summary>The unit in the panel.</summary>
    public int? Unit { get; init; }

    /// <summary>A unit is being added under this one; 0: an agency is.</summary>
    public int? Under { get; init; }

    /// <summary>What cannot be understood is left out.</summary>
    public static UnitsAddress Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string Of(string name) => said.TryGetValue(name, out var value) ? value.ToString().Trim() : "";
        return new() { Text = Of("q") is { Length: > 100 } longer ? longer[..100] : Of("q"), Ended = Of("ended") is "1", Unit = Number(Of("unit")), Under = Number(Of("under")) };
    }

    public string ToQuery()
    {
        var parts = new (string Name, string? Value)[]
        {
            ("q", Text.Length > 0 ? Text : null), ("ended", Ended ? "1" : null),
            ("unit", Unit?.ToString(CultureInfo.InvariantCulture)), ("under", Under?.ToString(CultureInfo.InvariantCulture)),
        };
        return string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    public override string ToString() => ToQuery() is { Length: > 0 } query ? $"{Page}?{query}" : Page;

    private static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
