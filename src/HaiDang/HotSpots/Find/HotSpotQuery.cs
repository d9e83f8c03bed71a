using HaiDang.Ui;
namespace HaiDang.HotSpots.Find;

/// <summary>What is asked: which days and kinds, held against what, by which test?</summary>
public sealed record HotSpotQuery
{
    public const double UsualLevel = 0.05;
    public const int MostPermutations = 99_999;

    /// <summary>Null: the last 28 days that have data.</summary>
    public Period? Period { get; init; }

    /// <summary>Keys of kinds, ascending, with commas between; null for all.</summary>
    public string? Kinds { get; init; }

    public Statistic Statistic { get; init; }
    public Against Against { get; init; }
    public Joined Weights { get; init; } = Joined.Queen;
    public int Permutations { get; init; } = 9_999;
    public ulong Seed { get; init; } = 7;

    /// <summary>The share of false discoveries that is put up with, in (0, 0.5].</summary>
    public double Level { get; init; } = UsualLevel;
}

/// <summary>The same, as it stands in an address: every part may be missing.</summary>
public sealed record HotSpotAddress
{
    public string? Period { get; init; }
    public string? Kind { get; init; }
    public string? Statistic { get; init; }
    public string? Against { get; init; }
    public string? Weights { get; init; }
    public int? Permutations { get; init; }
    public ulong? Seed { get; init; }
    public double? Level { get; init; }

    private static readonly Dictionary<string, Statistic> Statistics = new()
    {
        ["each"] = Find.Statistic.Each, ["gstar"] = Find.Statistic.GetisOrd, ["moran"] = Find.Statistic.LocalMoran,
    };

    private static readonly Dictionary<string, Against> Comparisons = new()
    {
        ["past"] = Find.Against.Past, ["population"] = Find.Against.Population, ["nothing"] = Find.Against.Nothing,
    };

    public static string Word(Statistic statistic) => Statistics.First(s => s.Value == statistic).Key;
    public static string Word(Against against) => Comparisons.First(s => s.Value == against).Key;

    /// <summary>The query, and what could not be read, by the name of the part.</summary>
    public (HotSpotQuery Query, Dictionary<string, string[]> Wrong) Read()
    {
        var query = new HotSpotQuery();
        Dictionary<string, string[]> wrong = [];
        if (Period is not null)
            query = Ui.Period.TryParse(Period, out var period) ? query with { Period = period } : Refuse(nameof(Period), "2026-09-07..2026-10-04");
        if (!string.IsNullOrWhiteSpace(Kind))
            query = query with { Kinds = string.Join(',', Kind.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)) };
        if (Statistic is not null)
            query = Statistics.TryGetValue(Statistic, out var statistic) ? query with { Statistic = statistic } : Refuse(nameof(Statistic), string.Join(" | ", Statistics.Keys));
        if (Against is not null)
            query = Comparisons.TryGetValue(Against, out var against) ? query with { Against = against } : Refuse(nameof(Against), string.Join(" | ", Comparisons.Keys));
        if (Weights is not null)
            query = Joined.TryParse(Weights, out var joined) ? query with { Weights = joined } : Refuse(nameof(Weights), "queen | knn:6 | band:10000");
        if (Permutations is { } count)
            query = count is >= 99 and <= HotSpotQuery.MostPermutations ? query with { Permutations = count } : Refuse(nameof(Permutations), $"99–{HotSpotQuery.MostPermutations}");
        if (Level is { } level)
            query = level is > 0 and <= 0.5 ? query with { Level = level } : Refuse(nameof(Level), "0–0.5");
        if (Seed is { } seed) query = query with { Seed = seed };
        if (query is { Statistic: Find.Statistic.Each, Against: Find.Against.Nothing })
            query = Refuse(nameof(Against), "past | population");
        return (query, wrong);

        HotSpotQuery Refuse(string part, string expected)
        {
            wrong[part.ToLowerInvariant()] = [expected];
            return query;
        }
    }

    /// <summary>The address of a query; what is usual is left out.</summary>
    public static HotSpotAddress Of(HotSpotQuery query)
    {
        var usual = new HotSpotQuery();
        return new()
        {
            Period = query.Period?.ToString(),
            Kind = query.Kinds,
            Statistic = query.Statistic == usual.Statistic ? null : Word(query.Statistic),
            Against = query.Against == usual.Against ? null : Word(query.Against),
            Weights = query.Weights == usual.Weights ? null : query.Weights.ToString(),
            Permutations = query.Permutations == usual.Permutations ? null : query.Permutations,
            Seed = query.Seed == usual.Seed ? null : query.Seed,
            Level = query.Level.Equals(usual.Level) ? null : query.Level,
        };
    }

    /// <summary>Its parts that are there, for an address.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Parts() =>
    [
        new("period", Period), new("kind", Kind), new("statistic", Statistic), new("against", Against), new("weights", Weights),
        new("permutations", Permutations), new("seed", Seed), new("level", Level),
    ];
}
