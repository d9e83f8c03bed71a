using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Values;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>When does a row say it began and ended, as written: on the file's clock, before any judgement?</summary>
internal sealed class RowTime(MappedColumns columns, DateOrder order)
{
    private readonly Field _start = columns.First(Field.Start, Field.StartDate, Field.Month);
    private readonly Field _end = columns.First(Field.End, Field.EndDate);

    public string? StartColumn => columns.Name(_start);
    public string? EndColumn => columns.Name(_end);
    public string ShownStart(RowSource row) => $"{columns.Shown(row, _start)} {columns.Shown(row, Field.StartTime)}".TrimEnd();
    public string ShownEnd(RowSource row) => $"{columns.Shown(row, _end)} {columns.Shown(row, Field.EndTime)}".TrimEnd();
    public bool SaysStart(RowSource row) => !columns.In(row, _start).IsEmpty;
    public bool SaysEnd(RowSource row) => !columns.In(row, _end).IsEmpty;

    public Moment Start(RowSource row)
    {
        var moment = Read(columns.In(row, _start));
        if (_start is Field.Month && moment.IsTime)
            return MomentText.OfMonth(moment.At.Year, moment.At.Month);
        return _start is Field.StartDate ? WithClock(moment, columns.In(row, Field.StartTime)) : moment;
    }

    public Moment End(RowSource row)
    {
        var moment = Read(columns.In(row, _end));
        return _end is Field.EndDate ? WithClock(moment, columns.In(row, Field.EndTime)) : moment;
    }

    private Moment Read(Cell cell) => cell.Kind switch
    {
        CellKind.Text => MomentText.Read(cell.Text, order),
        CellKind.Number => MomentText.Read(cell.Number),
        CellKind.Time => MomentText.OfTyped(cell.Time),
        CellKind.Instant => new(MomentKind.Minute, cell.Time, IsUtc: true),
        _ => default,
    };

    /// <summary>A day and a time of day from two columns; an empty time leaves the day.</summary>
    private static Moment WithClock(Moment day, Cell clock)
    {
        if (!day.IsTime || day.Kind is MomentKind.Month || clock.IsEmpty) return day.Kind is MomentKind.Minute && clock.IsEmpty && day.At.TimeOfDay == TimeSpan.Zero
            ? new(MomentKind.Day, day.At) : day;
        return ClockText.Read(clock) is { } time ? new(MomentKind.Minute, day.At.Date + time, day.IsUtc) : default;
    }
}
