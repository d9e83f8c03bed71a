namespace HaiDang.Shell;

/// <summary>What day and hour is it where the people are?</summary>
public static class LocalTime
{
    /// <summary>The zone in which every page shows instants.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    extension(DateTimeOffset at)
    {
        public DateTimeOffset Local => TimeZoneInfo.ConvertTime(at, Zone);
        public DateOnly LocalDay => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
    }

    extension(TimeProvider clock)
    {
        public DateOnly Today => clock.GetUtcNow().LocalDay;
    }

    extension(DateOnly day)
    {
        /// <summary>The instant at which this day begins.</summary>
        public DateTimeOffset Begins
        {
            get
            {
                var midnight = day.ToDateTime(TimeOnly.MinValue);
                return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
            }
        }
    }
}
