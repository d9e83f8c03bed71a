namespace HaiDang.Demo;

/// <summary>Too many incidents of one kind around a few points, in the evening hours of the last days.</summary>
public sealed record PlantedHotSpot
{
    /// <summary>Names it in tests and texts.</summary>
    public required string Key { get; init; }

    /// <summary>Where: a commune and a point in it. Every commune gets its own extra incidents.</summary>
    public required PlantedCentre[] Centres { get; init; }

    /// <summary>What, as <see cref="DemoKind.Key"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>How many days before the as-of day it began; it goes on.</summary>
    public required int LastDays { get; init; }

    /// <summary>How many times as many incidents of the kind as without it, all the extra ones in its hours.</summary>
    public required double Times { get; init; }

    /// <summary>First and last hour of the day (local, both inclusive); over midnight when the first is later.</summary>
    public required (int First, int Last) Hours { get; init; }

    /// <summary>Standard deviation of the extra incidents around their point.</summary>
    public required double SpreadMetres { get; init; }
}

/// <param name="Code">The commune's code.</param>
/// <param name="Lon">Longitude of the point, degrees.</param>
/// <param name="Lat">Latitude of the point, degrees.</param>
public sealed record PlantedCentre(string Code, double Lon, double Lat);

/// <summary>Fewer incidents of some kinds in some communes, from one day on.</summary>
public sealed record PlantedFall
{
    public required string Key { get; init; }
    public required string[] Codes { get; init; }
    public required string[] Kinds { get; init; }

    /// <summary>How many days before the as-of day it began; it lasts.</summary>
    public required int LastDays { get; init; }

    /// <summary>What remains of the usual number, in (0, 1).</summary>
    public required double Remains { get; init; }
}

/// <summary>What is true in the demo province, so that whoever analyses it can be checked?</summary>
/// <remarks>
/// Beside this nothing differs between communes but people and chance: rates per head vary from commune to commune without
/// any order in space, and there is no trend. See <c>docs/methods/demo.md</c>.
/// </remarks>
public static class PlantedTruth
{
    public const ulong Seed = 20240307;

    public static IReadOnlyList<PlantedHotSpot> HotSpots { get; } =
    [
        new()
        {
            Key = "bay-evenings", Kind = "theft", LastDays = 60, Times = 6, Hours = (18, 22), SpreadMetres = 350,
            Centres = [new("06673", 107.0450, 20.9530), new("06685", 107.0745, 20.9505)],
        },
        new()
        {
            Key = "mining-towns-weekends", Kind = "public-disorder", LastDays = 45, Times = 12, Hours = (20, 1), SpreadMetres = 450,
            Centres = [new("06793", 107.2850, 21.0120), new("06781", 107.3520, 21.0270)],
        },
        new()
        {
            Key = "border-gate", Kind = "smuggling", LastDays = 60, Times = 40, Hours = (2, 5), SpreadMetres = 500,
            Centres = [new("06712", 107.9680, 21.5350)],
        },
    ];

    /// <remarks>No two of its communes are neighbours: a fall must not look like a cold spot.</remarks>
    public static IReadOnlyList<PlantedFall> Falls { get; } =
    [
        new() { Key = "property-west", Codes = ["06811", "07093", "07132"], Kinds = ["theft", "burglary"], LastDays = 420, Remains = 0.5 },
    ];
}
