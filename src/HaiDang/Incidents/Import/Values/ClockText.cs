using HaiDang.Incidents.Import.Reading;
namespace HaiDang.Incidents.Import.Values;

/// <summary>Reads a time of day that stands in a column of its own: 21:30, 9:05 PM, 21h30, 2130, a fraction of a day.</summary>
internal static class ClockText
{
    /// <returns>The time of day; null when it is none.</returns>
    public static TimeSpan? Read(Cell cell) => cell.Kind switch
    {
        CellKind.Text => Text(cell.Text),
        CellKind.Number => Number(cell.Number),
        CellKind.Time or CellKind.Instant => cell.Time.TimeOfDay,
        _ => null,
    };

    private static TimeSpan? Text(ReadOnlySpan<char> text)
    {
        var tokens = new MomentTokens();
        if (!tokens.Cut(text)) return null;
        if (tokens.Count == 1 && tokens.Runs[0] is { Digits: 3 or 4, After: '\0' } run) return Number(run.Value);
        if (tokens.Count > 4 || tokens.Runs[0].Digits > 2) return null;
        if (tokens.Count == 1 && tokens.Runs[0].After is '\0') return Number(tokens.Runs[0].Value);
        var hour = (int)tokens.Runs[0].Value;
        var minute = tokens.Count > 1 ? (int)tokens.Runs[1].Value : 0;
        var second = tokens.Count > 2 ? (int)tokens.Runs[2].Value : 0;
        if (tokens.Afternoon && hour < 12) hour += 12;
        else if (tokens.Morning && hour == 12) hour = 0;
        return hour < 24 && minute < 60 && second < 60 ? new TimeSpan(hour, minute, second) : null;
    }

    /// <summary>2130 or 930 as some police forces write it; below 1 the fraction of a day that a workbook holds.</summary>
    private static TimeSpan? Number(double number)
    {
        if (number is > 0 and < 1) return TimeSpan.FromMinutes(Math.Round(number * 1440) % 1440);
        if (!double.IsInteger(number) || number is < 0 or >= 2400) return null;
        var (hour, minute) = ((int)number / 100, (int)number % 100);
        return minute < 60 ? new TimeSpan(hour, minute, 0) : null;
    }
}
