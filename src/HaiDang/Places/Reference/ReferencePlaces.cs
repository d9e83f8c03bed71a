using HaiDang.Places.Import;
namespace HaiDang.Places.Reference;

/// <summary>Vietnam's provinces and communes as the reference data has them, before the database has given them ids.</summary>
/// <remarks>data/SOURCES.md says where each figure comes from; what a reader must know of it becomes the place's note.</remarks>
internal static class ReferencePlaces
{
    public const string QuangNinh = "22";

    /// <summary>The day on which today's 34 provinces and 3,321 communes came into being.</summary>
    public static DateOnly Reform { get; } = new(2025, 7, 1);

    /// <summary>The first day for which the 171 units that went before are known.</summary>
    public static DateOnly BeforeReform { get; } = new(2024, 11, 1);

    private const string Boundaries = "vietnamese-provinces-database (MIT)";
    private const string Ministry = "sapnhap.bando.com.vn, 2025-07-17 (vietnamadminunits, MIT)";
    private const string StatisticsOffice = "danhmuchanhchinh.gso.gov.vn, 2025-07-18 (vietnamadminunits, MIT)";

    public static List<Place> Provinces(AreaFile outlines) => [.. outlines.Features.Select(f => new Place
    {
        Code = f.Values["code"], Name = f.Values["name"], FullName = f.Values["fullName"], EnglishName = f.Values["nameEn"],
        Folded = Fold.Plain(f.Values["name"]), Type = PlaceType.Province,
        ValidFrom = f.Values["code"] == QuangNinh ? BeforeReform : Reform,   // the one whose former communes are known
        AreaKm2 = Number(f, "areaKm2"), Population = (long?)Number(f, "population"),
        Lon = Number(f, "labelLon"), Lat = Number(f, "labelLat"),
        Note = f.Values["code"] == QuangNinh ? "22" : null, Source = $"{Boundaries}; {Ministry}",
    })];

    /// <summary>The 3,321 communes in force; Quảng Ninh's 54 with the better figures of their own table.</summary>
    public static List<(string Province, Place Place)> Communes()
    {
        var own = ReferenceRow.Read("quang-ninh/communes.csv", QuangNinhCommune).ToDictionary(p => p.Code, StringComparer.Ordinal);
        return ReferenceRow.Read("vietnam/communes.csv", row =>
            (row["provinceCode"], row["provinceCode"] == QuangNinh ? own[row["code"]] : Commune(row)));
    }

    /// <summary>The 13 districts that stood until the reform.</summary>
    public static List<Place> Districts() => [.. ReferenceRow.Read("quang-ninh/communes-before-2025.csv",
            row => (Code: row["districtCode"], Name: row["districtName"], Kind: row["districtType"]))
        .Distinct().Select(d => new Place
        {
            Code = d.Code, Name = d.Name, FullName = Full(d.Kind, d.Name), Folded = Fold.Plain(d.Name), Type = PlaceType.District,
            ValidFrom = BeforeReform, ValidTo = Reform, Source = StatisticsOffice,
        })];

    /// <summary>The 171 units that stood until the reform, each with its district and the codes of those that took over.</summary>
    public static List<(string District, Place Place, string[] Successors)> Former() =>
        ReferenceRow.Read("quang-ninh/communes-before-2025.csv", row => (row["districtCode"], new Place
        {
            Code = row["code"], Name = row["name"], FullName = row["fullName"], EnglishName = row["nameAscii"],
            Folded = Fold.Plain(row["name"]), Type = ReferenceRow.Type(row["type"]),
            ValidFrom = BeforeReform, ValidTo = Reform, Source = StatisticsOffice,
        }, row["successorCodes"].Split('|')));

    private static Place QuangNinhCommune(ReferenceRow row) => new()
    {
        Code = row["code"], OtherCode = row["code"] == "06978" ? "06970" : null,   // both are in official use, see SOURCES.md
        Name = row["name"], FullName = row["fullName"], EnglishName = row["nameEn"], Folded = Fold.Plain(row["name"]),
        Type = ReferenceRow.Type(row["type"]), ValidFrom = Reform,
        AreaKm2 = row.Number("areaKm2"), Population = row.Count("population"),
        SeatLon = row.Number("lon"), SeatLat = row.Number("lat"), Lon = row.Number("labelLon"), Lat = row.Number("labelLat"),
        Note = PlaceNote.Join(QuangNinhNotes(row)), Source = $"{Boundaries}; {Ministry}",
    };

    private static IEnumerable<string> QuangNinhNotes(ReferenceRow row)
    {
        if (row["note"].Length > 0) yield return row["code"];
        if (row["seatPointSource"].StartsWith("representative", StringComparison.Ordinal)) yield return PlaceNote.SeatReplaced;
    }

    private static Place Commune(ReferenceRow row) => new()
    {
        Code = row["code"], Name = row["name"], FullName = Full(row["type"], row["name"]), EnglishName = row["nameAscii"],
        Folded = Fold.Plain(row["name"]), Type = ReferenceRow.Type(row["type"]), ValidFrom = Reform,
        AreaKm2 = row.Number("areaKm2"), Population = row.Count("population"),
        SeatLon = row.Number("lon"), SeatLat = row.Number("lat"), Lon = row.Number("labelLon"), Lat = row.Number("labelLat"),
        Note = PlaceNote.Join(Notes(row)), Source = $"{Boundaries}; {Ministry}",
    };

    private static IEnumerable<string> Notes(ReferenceRow row)
    {
        if (Quality(row) is { } quality) yield return quality;
        if (row.Number("areaKm2") is { } area && row.Number("areaKm2Ministry2025") is { } other && Math.Abs(area - other) > 0.05 * Math.Max(area, other))
            yield return $"{PlaceNote.AreaOtherwise}:{row["areaKm2Ministry2025"]}";
        if (row["type"] != row["typeAt20250701"]) yield return $"{PlaceNote.TypeWas}:{row["typeAt20250701"]}";
        if (row["pointSource"] != "seat") yield return PlaceNote.SeatReplaced;
    }

    private static string? Quality(ReferenceRow row) => row["populationQuality"] switch
    {
        "missing" => PlaceNote.PopulationMissing,
        "implausible-value-removed" => $"{PlaceNote.PopulationImplausible}:{row["populationPublished"]}",
        "removed-copy-error" => $"{PlaceNote.PopulationCopied}:{row["populationPublished"]}",
        "suspect-copy" => PlaceNote.PopulationSuspect,
        _ => null,
    };

    private static string Full(string kind, string name) => $"{char.ToUpperInvariant(kind[0])}{kind[1..]} {name}";

    private static double? Number(AreaFeature feature, string column) =>
        feature.Values.TryGetValue(column, out var text) ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
