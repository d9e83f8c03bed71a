namespace HaiDang.Shell.Calendars;

/// <summary>Where does a calendar program find somebody's days?</summary>
public static class CalendarFeed
{
    /// <param name="site">The site's own address.</param>
    /// <param name="feed">A module's <see cref="Module.CalendarFeed"/>.</param>
    /// <param name="secret">Of the link.</param>
    public static string Address(string site, string feed, string secret) => site.TrimEnd('/') + feed.Replace("{secret}", secret, StringComparison.Ordinal);
}
