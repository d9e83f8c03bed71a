namespace HaiDang.Analysis.Times;

/// <summary>At which hours did something happen that is only known to lie between two times?</summary>
/// <remarks>
/// Every part of the interval is held equally likely; its shares add up to one incident. Summed over incidents they give the
/// expected number in each hour. Times are wall-clock times of one zone without summer time, such as Vietnam's.
/// Source: Ratcliffe (2000), International Journal of Geographical Information Science 14, 669–679.
/// </remarks>
public static class Aoristic
{
    /// <summary>Hours of a day.</summary>
    public const int HoursOfDay = 24;

    /// <summary>Hours of a week.</summary>
    public const int HoursOfWeek = 168;

    /// <summary>Adds an incident's shares to the 24 clock hours.</summary>
    /// <param name="start">First moment, inclusive.</param>
    /// <param name="end">Last moment, exclusive; equal to <paramref name="start"/> for an instant, which belongs to its hour.</param>
    /// <param name="shares">24 sums; [h] gains the share of [start, end) from h:00 up to (h + 1):00.</param>
    /// <param name="weight">What the incident counts for, finite; the shares add up to it.</param>
    /// <exception cref="ArgumentException">The end is before the start, the length is not 24, or the weight not finite.</exception>
    /// <remarks>O(24) however long the interval, no allocation.</remarks>
    public static void AddToHoursOfDay(DateTime start, DateTime end, Span<double> shares, double weight = 1) =>
        Add(start, end, shares, HoursOfDay, weight);

    /// <summary>Adds an incident's shares to the 168 hours of the week.</summary>
    /// <param name="start">First moment, inclusive.</param>
    /// <param name="end">Last moment, exclusive; equal to <paramref name="start"/> for an instant, which belongs to its hour.</param>
    /// <param name="shares">168 sums; [0] is Monday from 0:00 up to 1:00, [167] Sunday from 23:00.</param>
    /// <param name="weight">What the incident counts for, finite; the shares add up to it.</param>
    /// <exception cref="ArgumentException">The end is before the start, the length is not 168, or the weight not finite.</exception>
    /// <remarks>O(168) however long the interval, no allocation.</remarks>
    public static void AddToHoursOfWeek(DateTime start, DateTime end, Span<double> shares, double weight = 1) =>
        Add(start, end, shares, HoursOfWeek, weight);      // tick 0 was a Monday

    private static void Add(DateTime start, DateTime end, Span<double> shares, int cycle, double weight)
    {
        if (end < start)
            throw new ArgumentException($"The end ({end:s}) is before the start ({start:s}).", nameof(end));
        if (shares.Length != cycle)
            throw new ArgumentException($"shares has {shares.Length} places; it needs {cycle}.", nameof(shares));
        if (!double.IsFinite(weight))
            throw new ArgumentException($"The weight is {weight}; it must be finite.", nameof(weight));

        var hour = start.Ticks / TimeSpan.TicksPerHour;
        var length = end.Ticks - start.Ticks;
        if (length == 0)
        {
            shares[(int)(hour % cycle)] += weight;
            return;
        }

        var ticksPerCycle = cycle * TimeSpan.TicksPerHour;
        var wholeCycles = length / ticksPerCycle;
        if (wholeCycles > 0)
        {
            var each = weight * ((double)(wholeCycles * TimeSpan.TicksPerHour) / length);
            foreach (ref var share in shares)
                share += each;
        }

        var rest = end.Ticks - wholeCycles * ticksPerCycle;
        for (var from = start.Ticks; from < rest; hour++)
        {
            var to = Math.Min(rest, (hour + 1) * TimeSpan.TicksPerHour);
            shares[(int)(hour % cycle)] += weight * ((double)(to - from) / length);
            from = to;
        }
    }
}
