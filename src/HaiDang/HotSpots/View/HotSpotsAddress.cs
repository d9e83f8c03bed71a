using System.Globalization;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Surface;
using Microsoft.AspNetCore.WebUtilities;
namespace HaiDang.HotSpots.View;

/// <summary>What does the map show?</summary>
public enum Shown { Significance, Rate, Density }

/// <summary>Everything that the page shows is in its address: what is asked, which view, which place, which order.</summary>
public sealed record HotSpotsAddress(HotSpotQuery Query)
{
    public Shown Shows { get; init; }

    /// <summary>The place that is explained; null for the hottest, <see cref="LookAtHotSpots.NoPlace"/> for none.</summary>
    public int? Place { get; init; }

    /// <summary>A column of the list, "-" before it when the greatest comes first; null for the order of the finding.</summary>
    public string? Sort { get; init; }

    public double Bandwidth { get; init; } = DrawSurface.UsualBandwidth;

    /// <summary>What cannot be understood is left out, so that an old link still opens.</summary>
    public static HotSpotsAddress Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Of(string name) => said.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        var (asked, _) = new HotSpotAddress
        {
            Period = Of("period"), Kind = Of("kind"), Statistic = Of("statistic"), Against = Of("against"), Weights = Of("weights"),
            Permutations = int.TryParse(Of("permutations"), CultureInfo.InvariantCulture, out var permutations) ? permutations : null,
            Seed = ulong.TryParse(Of("seed"), CultureInfo.InvariantCulture, out var seed) ? seed : null,
            Level = double.TryParse(Of("level"), CultureInfo.InvariantCulture, out var level) ? level : null,
        }.Read();
        return new(Allowed(asked))
        {
            Shows = Enum.TryParse<Shown>(Of("view"), ignoreCase: true, out var shown) && Enum.IsDefined(shown) ? shown : Shown.Significance,
            Place = int.TryParse(Of("place"), CultureInfo.InvariantCulture, out var place) ? place : null,
            Sort = Of("sort"),
            Bandwidth = double.TryParse(Of("bandwidth"), CultureInfo.InvariantCulture, out var metres) && metres is >= 100 and <= 100_000 ? metres : DrawSurface.UsualBandwidth,
        };
    }

    /// <summary>A place by itself cannot be held against nothing: then Gi* decides.</summary>
    public static HotSpotQuery Allowed(HotSpotQuery query) =>
        query is { Statistic: Statistic.Each, Against: Against.Nothing } ? query with { Statistic = Statistic.GetisOrd } : query;

    /// <summary>The same view of another question: the explained place stays.</summary>
    public HotSpotsAddress With(HotSpotQuery query) => this with { Query = Allowed(query) };

    /// <summary>What is asked, as parts of an address; the period may be said, so that a file holds what is on the screen.</summary>
    public static string Parts(HotSpotQuery query) => QueryString.Create(
        HotSpotAddress.Of(query).Parts().Select(p => KeyValuePair.Create(p.Key, Convert.ToString(p.Value, CultureInfo.InvariantCulture))).Where(p => p.Value is { Length: > 0 })!).ToString();

    public override string ToString()
    {
        var address = "/hot-spots" + Parts(Query);
        (string Name, string? Value)[] more =
        [
            ("view", Shows is Shown.Significance ? null : Shows.ToString().ToLowerInvariant()),
            ("bandwidth", Bandwidth is DrawSurface.UsualBandwidth ? null : Bandwidth.ToString(CultureInfo.InvariantCulture)),
            ("sort", Sort),
            ("place", Place?.ToString(CultureInfo.InvariantCulture)),
        ];
        return more.Where(m => m.Value is not null).Aggregate(address, (sum, m) => QueryHelpers.AddQueryString(sum, m.Name, m.Value!));
    }
}
