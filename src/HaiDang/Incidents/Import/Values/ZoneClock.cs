namespace HaiDang.Incidents.Import.Values;

/// <summary>Which instant is a time on the file's clock? Remembers the offset of each day, since asking costs more than reading the row.</summary>
/// <remarks>An hour that a change of clocks skips or repeats takes the zone's standard offset. Not for several threads.</remarks>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private readonly Dictionary<int, long> _offsets = [];

    public TimeZoneInfo Zone => zone;

    /// <exception cref="InvalidDataException">There is no such zone.</exception>
    public static ZoneClock Of(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new(zone) : throw Refusal.Of("NoSuchZone", id);

    public DateTime ToUtc(Moment moment) => moment.IsUtc ? moment.At : ToUtc(moment.At);

    public DateTime ToUtc(DateTime local)
    {
        var day = (int)(local.Ticks / TimeSpan.TicksPerDay);
        if (!_offsets.TryGetValue(day, out var offset))
            _offsets[day] = offset = OffsetOf(local.Date);
        if (offset == long.MinValue) offset = zone.GetUtcOffset(local).Ticks;
        var ticks = local.Ticks - offset;
        return new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

    /// <summary>The offset all through the day; <see cref="long.MinValue"/> when it changes that day.</summary>
    private long OffsetOf(DateTime day)
    {
        var start = zone.GetUtcOffset(day);
        return zone.GetUtcOffset(day.AddHours(12)) == start && zone.GetUtcOffset(day.AddTicks(TimeSpan.TicksPerDay - 1)) == start
            ? start.Ticks : long.MinValue;
    }
}
