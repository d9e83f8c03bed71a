using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.View;
using HaiDang.Shell;
using HaiDang.Shell.Measures;
using HaiDang.Ui;
namespace HaiDang.HotSpots.Measures;

/// <summary>How many communes are hot, now and in each of the last months?</summary>
/// <remarks>
/// A month is judged as the page judges a period, by each place's own past. The permutations of the surroundings decide nothing there, so as few as are allowed
/// are made; what is found is kept with all other findings until the data changes.
/// </remarks>
public static class HotSpotCount
{
    public const string Key = "hot-spots.count";
    private const int Shown = 24;
    private const int FewestPermutations = 99;

    internal static Measure Measure { get; } = new()
    {
        Key = Key, Texts = typeof(Texts), Policy = HotSpotsModule.See, Better = Better.Fall, AskedOf = AskedOf.Whole,
        Series = async (questions, services, stop) => await Answer(questions, await Months(services, stop)),
        Read = async (questions, services, stop) => await Answer(questions, await Now(services, stop)),
    };

    private static Task<T?[]> Answer<T>(MeasureQuestion[] questions, T? answer) where T : class => Task.FromResult(Array.ConvertAll(questions, _ => answer));

    private static async Task<Reading?> Now(IServiceProvider services, CancellationToken stop)
    {
        if (await Found(new(), services, stop) is not { } now) return null;
        var change = await Months(services, stop) is { } months ? CompareYears.Run(months) : null;
        return new()
        {
            About = new(Key), Title = $"{Measure.Name}, {now.Territory}", Unit = Words.Of<Texts>($"Measure.{Key}.Read", now.Spots.Length), Scale = MeasureScale.Count,
            Value = now.Hot, N = now.Incidents, Period = now.Period, AsOf = now.Data.To.Begins, Completeness = Complete(now),
            Change = change, Verdict = MeasureVerdict.Of(change, Better.Fall), Link = new HotSpotsAddress(new()).ToString(),
        };
    }

    private static async Task<MeasureSeries?> Months(IServiceProvider services, CancellationToken stop)
    {
        if (await Found(new(), services, stop) is not { } now) return null;
        List<MeasurePoint> points = [];
        for (var month = Period.Month(now.Data.To); points.Count < Shown && month.From >= now.Data.From; month = Period.Month(month.From.AddDays(-1)))
        {
            if (month.To > now.Data.To) continue;
            var found = await Found(new() { Period = month, Permutations = FewestPermutations }, services, stop);
            // Without a past to be held against, none hot would be a claim.
            if (found?.DaysBefore is null) break;
            points.Add(new(month.From, found.Hot, true));
        }
        points.Reverse();
        return new()
        {
            About = new(Key), Name = Measure.Name, Title = $"{Measure.Name}, {now.Territory}", Unit = Measure.Unit, What = Measure.What, Better = Measure.Better,
            Scale = Measure.Scale, Points = [.. points], Completeness = Complete(now), AsOf = now.Data.To.Begins, Link = new HotSpotsAddress(new()).ToString(),
        };
    }

    private static Task<FindHotSpots.Answer?> Found(HotSpotQuery query, IServiceProvider services, CancellationToken stop) =>
        FindHotSpots.Run(query, services.GetRequiredService<HotSpotMemory>(), services.GetRequiredService<TimeProvider>(), stop);

    /// <summary>The share of incidents whose place could be told.</summary>
    private static double Complete(FindHotSpots.Answer found) =>
        found.Incidents + found.NoPlace > 0 ? (double)found.Incidents / (found.Incidents + found.NoPlace) : 1;
}
