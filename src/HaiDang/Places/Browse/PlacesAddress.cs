using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
namespace HaiDang.Places.Browse;

/// <summary>What do the map's colours show?</summary>
public enum PlacePaint { Density, Population, Nothing }

/// <summary>Which places are looked at? What stands in the address bar, and nothing else.</summary>
/// <remarks><c>?territory=10&amp;ngay=2025-06-30&amp;q=ha&amp;sort=-population&amp;place=12&amp;paint=population</c>, or <c>?view=vietnam</c> for
/// the provinces. What cannot be understood is left out rather than refused, so that an old link still opens.</remarks>
public sealed record PlacesAddress
{
    /// <summary>Columns that can be sorted by; with "-" before it, the greatest first.</summary>
    public static readonly string[] Sorts = ["name", "code", "type", "area", "population", "density"];

    /// <summary>Null: the working territory.</summary>
    public int? Territory { get; init; }

    /// <summary>Null: today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The provinces of the country instead of a territory's communes.</summary>
    public bool Vietnam { get; init; }

    /// <summary>To be found in names and codes; tone marks do not matter.</summary>
    public string Text { get; init; } = "";
    public string Sort { get; init; } = "name";
    public PlacePaint Paint { get; init; }

    /// <summary>The place in the panel.</summary>
    public int? Place { get; init; }

    public static PlacesAddress Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string Of(string name) => said.TryGetValue(name, out var value) ? value.ToString().Trim() : "";
        return new PlacesAddress
        {
            Territory = Number(Of("territory")),
            Day = DateOnly.TryParseExact(Of("ngay"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Vietnam = Of("view") is "vietnam",
            Text = Of("q") is { Length: > 100 } longer ? longer[..100] : Of("q"),
            Sort = Sorts.Contains(Of("sort").TrimStart('-')) ? Of("sort") : "name",
            Paint = Of("paint") switch { "population" => PlacePaint.Population, "none" => PlacePaint.Nothing, _ => PlacePaint.Density },
            Place = Number(Of("place")),
        };
    }

    /// <summary>The query of an address that opens exactly this.</summary>
    public string ToQuery()
    {
        var parts = new (string Name, string? Value)[]
        {
            ("view", Vietnam ? "vietnam" : null),
            ("territory", Territory?.ToString(CultureInfo.InvariantCulture)),
            ("ngay", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("q", Text.Length > 0 ? Text : null),
            ("sort", Sort is "name" ? null : Sort),
            ("paint", Paint switch { PlacePaint.Population => "population", PlacePaint.Nothing => "none", _ => null }),
            ("place", Place?.ToString(CultureInfo.InvariantCulture)),
        };
        return string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    public override string ToString() => ToQuery() is { Length: > 0 } query ? $"/places?{query}" : "/places";

    /// <summary>What the rows depend on: all but the place in the panel and the colours.</summary>
    public string Asks => (this with { Place = null, Paint = PlacePaint.Density }).ToQuery();

    private static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
