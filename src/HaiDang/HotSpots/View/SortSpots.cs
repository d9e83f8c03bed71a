using System.Globalization;
using HaiDang.HotSpots.Find;
namespace HaiDang.HotSpots.View;

/// <summary>In which order are the places listed? What cannot be told stands last either way.</summary>
internal static class SortSpots
{
    /// <param name="sort">A column, "-" before it when the greatest comes first; null or unknown: the order of the finding.</param>
    /// <param name="spots">In the order of the finding.</param>
    public static Spot[] By(string? sort, Spot[] spots)
    {
        if (sort?.TrimStart('-') is "name")
        {
            var names = spots.OrderBy(s => s.Name, StringComparer.Create(CultureInfo.GetCultureInfo("vi"), CompareOptions.None));
            return [.. sort[0] is '-' ? names.Reverse() : names];
        }
        Func<Spot, double?>? value = sort?.TrimStart('-') switch
        {
            "count" => s => s.Finding.Count,
            "expected" => s => s.Finding.Expected,
            "ratio" => s => s.Finding.Ratio,
            "q" => s => s.Q,
            _ => null,
        };
        if (value is null) return spots;
        var known = spots.OrderBy(s => value(s) is null);
        return [.. sort![0] is '-' ? known.ThenByDescending(value) : known.ThenBy(value)];
    }
}
