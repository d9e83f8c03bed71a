using System.Globalization;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Why;
using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.HotSpots.View;

/// <summary>How is a finding said to people: what, compared with what, how sure?</summary>
internal static class HotSpotWords
{
    public static string Of(string key, params ReadOnlySpan<object?> parts) => Words.Of<Texts>(key, parts);

    /// <summary>The mark that stands for a verdict, always with its words.</summary>
    public static MarkKind Mark(Verdict verdict) => verdict switch
    {
        Verdict.Hot => MarkKind.Bad,
        Verdict.Cold or Verdict.LowAmongHigh => MarkKind.Flat,
        Verdict.HighAmongLow or Verdict.BesideHot => MarkKind.Warn,
        Verdict.CannotTell => MarkKind.Unknown,
        _ => MarkKind.Flat,
    };

    public static string Status(Spot spot, HotSpotQuery query) => spot.Verdict switch
    {
        Verdict.Hot when query.Statistic is Statistic.Each => Of(spot.Together ? "Verdict.HotTogether" : "Verdict.Hot"),
        Verdict.CannotTell => Of($"Unknown.{spot.Because}"),
        Verdict.NotDifferent when IsRaised(spot, query) => Of("Verdict.Below"),
        _ => Of($"Verdict.{spot.Verdict}"),
    };

    /// <summary>It would pass if it were the only place looked at, and does not pass among all.</summary>
    public static bool IsRaised(Spot spot, HotSpotQuery query) =>
        spot is { Verdict: Verdict.NotDifferent, Finding.Ratio: null or > 1 } && spot.P <= query.Level && query.Statistic is not Statistic.LocalMoran;

    public static string What(Spot spot, LookAtHotSpots.View view, HotSpotQuery query)
    {
        if (spot.Finding.Kind is { } kind) return Of("Say.CasesOf", Figures.Count(spot.Finding.Count), Small(view.KindWords(kind)));
        return query.Kinds is { } asked && !asked.Contains(',', StringComparison.Ordinal)
            ? Of("Say.CasesOf", Figures.Count(spot.Finding.Count), Small(view.KindWords(asked)))
            : Of("Say.Cases", Figures.Count(spot.Finding.Count));
    }

    /// <summary>The rest of the sentence after the verdict and the count.</summary>
    public static string Compared(Spot spot, FindHotSpots.Answer found, HotSpotQuery query) => spot.Finding switch
    {
        { Expected: { } expected } => Of(query.Against is Against.Past ? "Say.AgainstPast" : "Say.AgainstPeople", found.Period.Days, Figures.Number(expected)),
        _ => Of("Say.InDays", found.Period.Days),
    };

    public static string Opening(Spot spot, HotSpotQuery query) => spot.Verdict switch
    {
        Verdict.CannotTell => Of($"Say.{spot.Because}"),
        Verdict.Hot when query.Statistic is not Statistic.Each => Of("Say.HotAround"),
        Verdict.NotDifferent when IsRaised(spot, query) => Of("Say.Below"),
        _ => Of($"Say.{spot.Verdict}"),
    };

    public static string Hours(HourRun? run) => run switch
    {
        null => Figures.Missing,
        { AllDay: true } => Of("Hours.AllDay"),
        { } r => $"{r.From:00}:00–{r.To:00}:00",
    };

    /// <summary><c>07/09 – 04/10/2026</c>: the year once when it is one.</summary>
    public static string Days(Period period) => period.From.Year == period.To.Year && period.Days > 1
        ? $"{period.From.ToString("dd/MM", CultureInfo.InvariantCulture)} – {Figures.Day(period.To)}" : Figures.Span(period);

    /// <summary>How the finding came about, in a few short sentences.</summary>
    public static string Method(FindHotSpots.Answer found, HotSpotQuery query, WhyHot.Answer? why)
    {
        var weights = query.Weights.By switch
        {
            Joined.Way.Nearest => Of("Weights.NearestSay", query.Weights.Value),
            Joined.Way.Within => Of("Weights.WithinSay", Figures.Number(query.Weights.Value / 1000)),
            _ => Of("Weights.QueenSay"),
        };
        var around = Of("Method.Around", Of(query.Statistic is Statistic.LocalMoran ? "Statistic.LocalMoran" : "Statistic.GetisOrd"),
            weights, Ground.IslandNeighbours, Figures.Count(query.Permutations), query.Seed);
        var expected = query.Against switch
        {
            Against.Past when found.DaysBefore is { } before => Of("Method.Past", Figures.Day(before.From), Figures.Day(before.To)),
            Against.Population => Of("Method.Population"),
            _ => "",
        };
        var own = query.Statistic is Statistic.Each ? Of("Method.Each") : Of("Method.AroundOnly");
        return string.Join(' ', new[] { expected, own, around, why?.IsIsland is true ? Of("Method.Island") : "" }.Where(s => s.Length > 0));
    }

    private static string Small(string words) => words is [var first, .. var rest] ? char.ToLower(first, CultureInfo.CurrentCulture) + rest : words;
}
