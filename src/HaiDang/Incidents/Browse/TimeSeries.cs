using System.Text.Json.Serialization;
using HaiDang.Ui;
namespace HaiDang.Incidents.Browse;

/// <summary>How long is one step of a time chart?</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Step>))]
public enum Step { Day, Week, Month }

/// <summary>One step of a time chart.</summary>
/// <param name="From">Its first day, within the period or before it.</param>
/// <param name="N">Incidents in it.</param>
/// <param name="Whole">False when the period or the present cuts it: then it can only grow.</param>
public sealed record Bucket(DateOnly From, long N, bool Whole);

/// <summary>How do counts by day run over a period? By days, weeks from Monday or months, whichever can be read.</summary>
internal static class TimeSeries
{
    private const int MostDays = 62;
    private const int MostWeeks = 731;

    public static Step StepOf(Period period) => period.Days <= MostDays ? Step.Day : period.Days <= MostWeeks ? Step.Week : Step.Month;

    /// <summary>Every step of the period, those without incidents too.</summary>
    public static Bucket[] Of(Period period, IReadOnlyDictionary<DateOnly, long> days, DateOnly today)
    {
        var step = StepOf(period);
        var counts = new Dictionary<DateOnly, long>();
        for (var from = Start(period.From, step); from <= period.To; from = Next(from, step)) counts[from] = 0;
        foreach (var (day, n) in days) counts[Start(day, step)] += n;
        return [.. counts.OrderBy(c => c.Key).Select(c => new Bucket(c.Key, c.Value, IsWhole(c.Key, step, period, today)))];
    }

    private static bool IsWhole(DateOnly from, Step step, Period period, DateOnly today) =>
        from >= period.From && Next(from, step).AddDays(-1) is var last && last <= period.To && last < today;

    private static DateOnly Start(DateOnly day, Step step) => step switch
    {
        Step.Day => day,
        Step.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new(day.Year, day.Month, 1),
    };

    private static DateOnly Next(DateOnly from, Step step) => step switch
    {
        Step.Day => from.AddDays(1),
        Step.Week => from.AddDays(7),
        _ => from.AddMonths(1),
    };
}
