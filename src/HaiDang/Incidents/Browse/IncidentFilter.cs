using System.Globalization;
using HaiDang.Ui;
using Microsoft.AspNetCore.WebUtilities;
namespace HaiDang.Incidents.Browse;

/// <summary>Which order do the rows of a list have? Within one place or kind, always the latest first.</summary>
public enum IncidentSort { Latest, Earliest, Place, PlaceDown, Kind, KindDown }

/// <summary>Which incidents are asked for? What stands in the address bar, and nothing else.</summary>
/// <remarks>In an address: <c>?period=2026-09-07..2026-10-04&amp;kind=theft,none&amp;place=12&amp;import=3&amp;doubt=Pile,RoundTime&amp;point=yes&amp;hours=22-6&amp;weekday=6,7&amp;q=bai+chay&amp;sort=place</c>.
/// What cannot be understood is left out rather than refused, so that an old link still opens.</remarks>
public sealed record IncidentFilter
{
    /// <summary>Stands in <see cref="Kinds"/> for texts that nobody has mapped yet.</summary>
    public const string Unmapped = "none";

    /// <summary>Every doubt there is: "anything doubtful".</summary>
    public const Doubts AnyDoubt = (Doubts)~0;

    /// <summary>Null: the last 28 days that have incidents; of one import, all its days.</summary>
    public Period? Period { get; init; }

    /// <summary>Keys of kinds; empty for every kind.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>A commune, or a place that holds communes.</summary>
    public int? Place { get; init; }

    public int? Import { get; init; }

    /// <summary>At least one of these; <see cref="Doubts.None"/> for none at all; null when it does not matter.</summary>
    public Doubts? Doubts { get; init; }

    public bool? WithPoint { get; init; }

    /// <summary>Hours of the day in which it began; those whose hour nobody knows are left out.</summary>
    public HoursOfDay? Hours { get; init; }

    /// <summary>Days of the week on which it began, Monday 1 to Sunday 7; empty for every day.</summary>
    public IReadOnlyList<int> Weekdays { get; init; } = [];

    /// <summary>Words to be found in the names of place and kind; tone marks do not matter.</summary>
    public string Text { get; init; } = "";

    public IncidentSort Sort { get; init; }

    /// <summary>True when the counts of days, places and kinds answer it, without looking at single incidents.</summary>
    internal bool OnlyCounts => Import is null && Doubts is null && WithPoint is null && Hours is null && Weekdays.Count == 0;

    /// <summary>True when it leaves out anything but by period.</summary>
    public bool Narrows => !OnlyCounts || Kinds.Count > 0 || Place is not null || Text.Length > 0;

    public static IncidentFilter Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string Of(string name) => said.TryGetValue(name, out var value) ? value.ToString().Trim() : "";
        return new IncidentFilter
        {
            Period = Ui.Period.TryParse(Of("period"), out var period) ? period : null,
            Kinds = [.. Of("kind").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
            Place = Number(Of("place")),
            Import = Number(Of("import")),
            Doubts = ReadDoubts(Of("doubt")),
            WithPoint = Of("point") switch { "yes" => true, "no" => false, _ => null },
            Hours = HoursOfDay.Parse(Of("hours")),
            Weekdays = [.. Of("weekday").Split(',').Select(Number).OfType<int>().Where(d => d is >= 1 and <= 7).Distinct().Order()],
            Text = Of("q") is { Length: > 100 } longer ? longer[..100] : Of("q"),
            Sort = Sorts.FirstOrDefault(s => s.Word == Of("sort")).Sort,
        };
    }

    /// <summary>The part of an address after "?"; "" when nothing is asked for.</summary>
    public string ToQuery()
    {
        List<string> parts = [];
        void Say(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Say("period", Period?.ToString());
        Say("kind", string.Join(',', Kinds));
        Say("place", Written(Place));
        Say("import", Written(Import));
        Say("doubt", WriteDoubts(Doubts));
        Say("point", WithPoint switch { true => "yes", false => "no", _ => null });
        Say("hours", Hours?.ToString());
        Say("weekday", string.Join(',', Weekdays));
        Say("q", Text);
        Say("sort", SortWord is "-time" ? null : SortWord);
        return string.Join('&', parts);
    }

    /// <summary>"-time", "place": the name of a column, with "-" before it when the greatest comes first.</summary>
    public string SortWord => Sorts.First(s => s.Sort == Sort).Word;

    public IncidentFilter SortedBy(string word) => this with { Sort = Sorts.FirstOrDefault(s => s.Word == word).Sort };

    private static readonly (string Word, IncidentSort Sort)[] Sorts =
    [
        ("-time", IncidentSort.Latest), ("time", IncidentSort.Earliest), ("place", IncidentSort.Place),
        ("-place", IncidentSort.PlaceDown), ("kind", IncidentSort.Kind), ("-kind", IncidentSort.KindDown),
    ];

    private static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Written(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    internal static string? WriteDoubts(Doubts? doubts) => doubts switch
    {
        null => null,
        Incidents.Doubts.None => "no",
        AnyDoubt => "yes",
        var some => some.Value.ToString().Replace(" ", "", StringComparison.Ordinal),
    };

    internal static Doubts? ReadDoubts(string text) => text switch
    {
        "" => null,
        "no" => Incidents.Doubts.None,
        "yes" => AnyDoubt,
        _ => Enum.TryParse<Doubts>(text, out var some) && some.ToString().All(c => !char.IsDigit(c)) ? some : null,
    };
}
