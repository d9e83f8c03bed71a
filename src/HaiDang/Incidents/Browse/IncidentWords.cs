using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.Incidents.Browse;

/// <summary>How are the time and place of an incident told, with how exactly they are known?</summary>
public static class IncidentWords
{
    public static string Precision(TimePrecision precision) => Words.Of<Texts>($"Precision.{precision}");

    public static string Placed(PlacedBy by) => Words.Of<Texts>($"Placed.{by}");

    /// <summary>"04/10/2026 21:30", "04/10/2026 21:30–23:00", "04/10/2026", "Tháng 9/2026": never more than is known.</summary>
    public static string When(DateTimeOffset start, DateTimeOffset end, TimePrecision precision) => precision switch
    {
        TimePrecision.Month => Figures.Month(start.LocalDay),
        TimePrecision.Day => Figures.Day(start.LocalDay),
        TimePrecision.Interval when start.LocalDay == end.LocalDay => $"{Figures.DayTime(start)}–{end.Local:HH:mm}",
        TimePrecision.Interval => $"{Figures.DayTime(start)} – {Figures.DayTime(end)}",
        _ => Figures.DayTime(start),
    };
}
