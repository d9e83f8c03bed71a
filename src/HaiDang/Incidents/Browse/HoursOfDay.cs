using System.Globalization;
namespace HaiDang.Incidents.Browse;

/// <summary>Which hours of the day? <paramref name="Until"/> is not in it any more; over midnight when it is not after <paramref name="From"/>.</summary>
/// <param name="From">0 to 23.</param>
/// <param name="Until">1 to 24.</param>
/// <remarks>In an address: <c>22-6</c>.</remarks>
public readonly record struct HoursOfDay(int From, int Until)
{
    public bool OverMidnight => Until <= From;

    public static HoursOfDay? Parse(string text) =>
        text.Split('-') is [var from, var until]
        && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && first is >= 0 and <= 23 && end is >= 1 and <= 24 && first != end && !(first == 0 && end == 24)
            ? new(first, end)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}-{Until}");
}
