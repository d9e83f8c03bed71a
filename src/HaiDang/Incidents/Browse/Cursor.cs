using System.Globalization;
namespace HaiDang.Incidents.Browse;

/// <summary>Where did the page before end? The group, the instant and the id of its last row.</summary>
/// <remarks>In addresses: <c>12~1790000000000~0199…</c>, milliseconds since 1970.</remarks>
public sealed record Cursor(int Group, DateTimeOffset At, Guid Id)
{
    public static Cursor Of(IncidentRow row, int group) => new(group, row.StartAt, row.Id);

    /// <summary>Null for what is not a cursor: the list then begins at its beginning.</summary>
    public static Cursor? Parse(string? text) =>
        text?.Split('~') is [var group, var at, var id] && int.TryParse(group, CultureInfo.InvariantCulture, out var g)
        && long.TryParse(at, CultureInfo.InvariantCulture, out var ms) && Math.Abs(ms) < 10_000_000_000_000 && Guid.TryParseExact(id, "N", out var guid)
            ? new(g, DateTimeOffset.FromUnixTimeMilliseconds(ms), guid) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Group}~{At.ToUnixTimeMilliseconds()}~{Id:N}");
}

internal static class CursorQueries
{
    /// <summary>What follows when the latest comes first.</summary>
    /// <remarks>The first condition is implied by the second and is there for the index.</remarks>
    public static IQueryable<Incident> After(this IQueryable<Incident> found, Cursor last)
    {
        var (at, id) = (last.At, last.Id);
        return found.Where(i => i.StartAt <= at && (i.StartAt < at || i.Id.CompareTo(id) < 0));
    }

    /// <summary>What follows when the earliest comes first.</summary>
    public static IQueryable<Incident> Before(this IQueryable<Incident> found, Cursor last)
    {
        var (at, id) = (last.At, last.Id);
        return found.Where(i => i.StartAt >= at && (i.StartAt > at || i.Id.CompareTo(id) > 0));
    }
}
