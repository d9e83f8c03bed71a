using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
namespace HaiDang.HotSpots.Runs.Answer;

/// <summary>What a run found, in the one shape that all methods share: words, a map, a table, a series.</summary>
/// <remarks>It holds no language and no clock, so that the same question to the same data gives the same text, letter by letter.</remarks>
public sealed record RunAnswer
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What was asked.</summary>
    public required Said[] Asked { get; init; }

    /// <summary>What was found; empty when nothing was.</summary>
    public required Said[] Found { get; init; }

    /// <summary>What was looked for and not found.</summary>
    public required Said[] NotFound { get; init; }

    /// <summary>What a reader must know before trusting it: what was left out, by which method, what it cannot say.</summary>
    public required Said[] Mind { get; init; }

    public RunLayer? Areas { get; init; }
    public RunShape[] Outlines { get; init; } = [];
    public RunShape[] Cells { get; init; } = [];
    public RunPoint[] Points { get; init; } = [];

    /// <summary>Whether there is anything to be drawn on a map.</summary>
    [JsonIgnore]
    public bool HasMap => Areas is not null || Outlines.Length > 0 || Cells.Length > 0 || Points.Length > 0;

    public RunKey[] Legend { get; init; } = [];
    public required RunTable Table { get; init; }
    public RunSeries? Series { get; init; }

    /// <summary>The text report by language ("vi", "en"), where the method has one.</summary>
    public IReadOnlyDictionary<string, string>? Reports { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    public static RunAnswer? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<RunAnswer>(json, Form);

    public static string ToJson(Said said) => JsonSerializer.Serialize(said, Form);

    public static Said? ParseSaid(string? json) => json is null ? null : JsonSerializer.Deserialize<Said>(json, Form);
}

/// <summary>Which paint has each commune?</summary>
/// <param name="Paints">Paint token by the commune's id.</param>
public sealed record RunLayer(IReadOnlyDictionary<int, string> Paints);

/// <summary>A closed ring on the map, degrees east and north in turn.</summary>
/// <param name="Paint">A paint token; of an outline, whether the map draws it.</param>
/// <param name="Row">The row of the table that it belongs to, from 0.</param>
/// <param name="Ring">Longitude, latitude, longitude, latitude, …; the first point again at the end.</param>
public sealed record RunShape(string Paint, int Row, double[] Ring)
{
    /// <summary>An outline that the map draws, and one that is in files alone since it is not beyond chance.</summary>
    public const string Drawn = "outline", Kept = "kept";
}

/// <summary>A point on the map.</summary>
public readonly record struct RunPoint(double Lon, double Lat, int Count);

/// <summary>A line of the legend.</summary>
public sealed record RunKey(string Paint, Said Words);

/// <summary>The table of an answer.</summary>
public sealed record RunTable(RunColumn[] Columns, RunRow[] Rows);

/// <summary>A column.</summary>
/// <param name="Key">Under <c>Runs.Column.</c> in the texts; its name in files.</param>
/// <param name="Kind">How its cells are written.</param>
public sealed record RunColumn(string Key, CellKind Kind);

/// <summary>A row.</summary>
/// <param name="Place">The commune that it is about, or that stands for it; null for none.</param>
/// <param name="Cells">As machines write them, in the order of the columns.</param>
public sealed record RunRow(int? Place, params string?[] Cells);

/// <summary>Counts in order of time with what was expected of them.</summary>
public sealed record RunSeries
{
    /// <summary>What the series is, as a title.</summary>
    public required Said Title { get; init; }

    /// <summary>First day of every step.</summary>
    public required DateOnly[] Steps { get; init; }
    public required double[] Observed { get; init; }
    public required double?[] Expected { get; init; }

    /// <summary>The highest count that is still usual; empty where the method has none.</summary>
    public double?[] Upper { get; init; } = [];

    /// <summary>The steps that stand out, as positions.</summary>
    public int[] Marked { get; init; } = [];

    /// <summary>The steps with which something else became usual, as positions.</summary>
    public int[] Changes { get; init; } = [];
}
