using HaiDang.HotSpots.Find;
using HaiDang.Ui;
using HaiDang.Ui.Maps;
namespace HaiDang.HotSpots.View;

/// <summary>Which colour has each place, and what do the colours mean?</summary>
internal static class HotSpotPaint
{
    private const double Sure = 0.01;
    private const double VerySure = 0.001;

    /// <summary>Below this many incidents a rate says nothing.</summary>
    private const int FewestForRate = 5;

    public static Dictionary<int, string> Significance(IEnumerable<Spot> spots) => spots.ToDictionary(s => s.PlaceId, s => s.Verdict switch
    {
        Verdict.Hot => $"hot-{Step(s.Q)}",
        Verdict.Cold => $"cold-{Step(s.Q)}",
        Verdict.HighAmongLow => "div-p1",
        Verdict.LowAmongHigh => "div-n1",
        Verdict.CannotTell => "unknown",
        _ => "none",
    });

    public static MapLegend SignificanceLegend(HotSpotQuery query)
    {
        var level = Figures.Number(query.Level, query.Level < Sure ? 3 : 2);
        List<MapKey> keys =
        [
            new("hot-3", HotSpotWords.Of("Legend.Hot", Figures.Number(VerySure, 3))), new("hot-2", HotSpotWords.Of("Legend.Hot", Figures.Number(Sure, 2))),
            new("hot-1", HotSpotWords.Of("Legend.Hot", level)), new("none", HotSpotWords.Of("Legend.None")), new("cold-2", HotSpotWords.Of("Legend.Cold", level)),
        ];
        if (query.Statistic is Statistic.LocalMoran)
            keys.AddRange([new("div-p1", HotSpotWords.Of("Verdict.HighAmongLow")), new("div-n1", HotSpotWords.Of("Verdict.LowAmongHigh"))]);
        keys.Add(new("unknown", HotSpotWords.Of("Legend.Unknown")));
        return new(HotSpotWords.Of("Legend.Title", HotSpotWords.Of($"Statistic.{query.Statistic}"), Figures.Percent(query.Level, 0)), [.. keys]);
    }

    public static (Dictionary<int, string> Classes, MapLegend Legend) Rate(IReadOnlyCollection<Spot> spots, int days)
    {
        var known = spots.Where(s => s.Rate is not null && s.AllKinds.Count >= FewestForRate).ToDictionary(s => s.PlaceId, s => s.Rate!.Value);
        var cuts = RoundCuts.Of(known.Values);
        var classes = spots.ToDictionary(s => s.PlaceId, s => known.TryGetValue(s.PlaceId, out var rate) ? $"seq-{RoundCuts.Class(cuts, rate) + 1}" : "unknown");
        MapKey[] keys =
        [
            .. Enumerable.Range(0, cuts.Length + 1).Reverse().Select(c => new MapKey($"seq-{c + 1}", RoundCuts.Words(cuts, c))),
            new("unknown", HotSpotWords.Of("Legend.RateUnknown", FewestForRate)),
        ];
        return (classes, new(HotSpotWords.Of("Legend.Rate", days), keys));
    }

    public static MapLegend Density(LookAtHotSpots.SurfaceNote surface, int days) => new(HotSpotWords.Of("Legend.Density", days),
        [.. surface.Cuts.Zip(surface.Paints).Reverse().Select(c => new MapKey(c.Second, HotSpotWords.Of("Legend.From", Figures.Number(c.First, c.First < 0.1 ? 2 : c.First < 1 ? 1 : 0))))]);

    private static int Step(double? q) => q switch { <= VerySure => 3, <= Sure => 2, _ => 1 };
}
