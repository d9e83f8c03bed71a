namespace HaiDang.Incidents.Import.Checks;

/// <summary>Do suspiciously many rows say exactly 00:00 or 12:00? Programs write these when the hour is not known.</summary>
/// <remarks>The rule: at least 20 rows at that very minute, and more than <see cref="Times"/> times what the other full hours make plausible,
/// which is the larger of their median and of the busier full hour beside it. Rounding to full hours, a habit of people, is so no spike.</remarks>
internal sealed class RoundTimes
{
    public const int Times = 4;
    private const int Least = 20;
    private readonly long[] _minutes = new long[1440];

    /// <summary>A spike: the minute of the day, its rows, and how many times the plausible number that is.</summary>
    public sealed record Spike(int Hour, long Rows, double Ratio);

    public void Add(DateTime local) => _minutes[(int)(local.TimeOfDay.Ticks / TimeSpan.TicksPerMinute)]++;

    public Spike[] Find() => [.. new[] { At(0), At(12) }.OfType<Spike>()];

    private Spike? At(int hour)
    {
        var rows = _minutes[hour * 60];
        var others = Enumerable.Range(0, 24).Where(h => h is not (0 or 12)).Select(h => _minutes[h * 60]).Order().ToArray();
        var median = (others[10] + others[11]) / 2.0;
        var beside = Math.Max(_minutes[(hour + 23) % 24 * 60], _minutes[(hour + 1) % 24 * 60]);
        var plausible = Math.Max(1, Math.Max(median, beside));
        return rows >= Least && rows > Times * plausible ? new(hour, rows, rows / plausible) : null;
    }
}
