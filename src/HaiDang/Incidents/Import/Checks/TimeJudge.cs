using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Values;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>Between which instants did it happen, and can that be?</summary>
internal sealed class TimeJudge(RowTime times, FileProfile profile, ZoneClock zone, DateTime now)
{
    private const int FirstYear = 1900;

    /// <returns>False when the row is refused; the finding says why.</returns>
    public bool Judge(RowSource row, Moment start, ref Arrival arrival)
    {
        if (!times.SaysStart(row)) return Refuse(ref arrival, Reason.NoTime, times.StartColumn, "");
        if (Wrong(start) is { } wrong) return Refuse(ref arrival, wrong, times.StartColumn, times.ShownStart(row));

        var unknownHour = start is { Kind: MomentKind.Minute, IsUtc: false } && profile.IsSpike(start.At.TimeOfDay);
        var (from, to) = Span(start, unknownHour);
        arrival.Precision = start.Kind switch
        {
            MomentKind.Month => TimePrecision.Month,
            MomentKind.Day => TimePrecision.Day,
            _ => unknownHour ? TimePrecision.Day : TimePrecision.Minute,
        };
        if (from > now) return Refuse(ref arrival, Reason.FutureTime, times.StartColumn, times.ShownStart(row));
        if (times.SaysEnd(row) && !JudgeEnd(row, start, from, ref to, ref arrival)) return false;

        (arrival.StartAt, arrival.EndAt) = (from, to);
        if (unknownHour) Doubt(ref arrival, Reason.RoundTime, row);
        else if (arrival.Precision is TimePrecision.Month) Doubt(ref arrival, Reason.MonthOnly, row);
        else if (arrival.Precision is TimePrecision.Day) Doubt(ref arrival, Reason.DayOnly, row);
        return true;
    }

    private bool JudgeEnd(RowSource row, Moment start, DateTime from, ref DateTime to, ref Arrival arrival)
    {
        var end = times.End(row);
        if (Wrong(end) is { } wrong) return Refuse(ref arrival, wrong, times.EndColumn, times.ShownEnd(row));
        var (endFrom, endTo) = Span(end, unknownHour: false);
        if (end.Kind is MomentKind.Minute && start.Kind is MomentKind.Minute ? endTo < zone.ToUtc(start) : endTo < from)
            return Refuse(ref arrival, Reason.EndBeforeStart, times.EndColumn, times.ShownEnd(row));
        if (endFrom > now) return Refuse(ref arrival, Reason.FutureTime, times.EndColumn, times.ShownEnd(row));
        if (endTo <= to) return true;
        to = endTo;
        arrival.Precision = arrival.Precision is TimePrecision.Minute ? TimePrecision.Interval : arrival.Precision;
        return true;
    }

    private static Reason? Wrong(Moment moment) => moment switch
    {
        { Kind: MomentKind.Unreadable } => Reason.UnreadableTime,
        { Kind: MomentKind.Impossible } or { At.Year: < FirstYear } => Reason.ImpossibleTime,
        _ => null,
    };

    private (DateTime From, DateTime To) Span(Moment moment, bool unknownHour) => moment.Kind switch
    {
        MomentKind.Month => (zone.ToUtc(moment.At), zone.ToUtc(moment.At.AddMonths(1))),
        MomentKind.Day => (zone.ToUtc(moment.At), zone.ToUtc(moment.At.AddDays(1))),
        _ when unknownHour => (zone.ToUtc(moment.At.Date), zone.ToUtc(moment.At.Date.AddDays(1))),
        _ => (zone.ToUtc(moment), zone.ToUtc(moment)),
    };

    private void Doubt(ref Arrival arrival, Reason reason, RowSource row) =>
        RowJudge.Note(ref arrival, reason, times.StartColumn, times.ShownStart(row));

    private static bool Refuse(ref Arrival arrival, Reason reason, string? column, string value)
    {
        RowJudge.Note(ref arrival, reason, column, value);
        return false;
    }
}
