namespace HaiDang.Analysis.Scan;

/// <summary>The unit of a time step.</summary>
public enum StepUnit
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Years.</summary>
    Year,
}

/// <summary>A period cut into time steps, from its end backwards: when the length does not fit, the first step is the short one.</summary>
public sealed class StudyPeriod
{
    private readonly int[] _starts;

    /// <summary>Cuts a period into steps.</summary>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, inclusive, not before the first.</param>
    /// <param name="unit">Unit of a step.</param>
    /// <param name="length">Units of a step, at least 1.</param>
    /// <exception cref="ArgumentException">The last day is before the first, or the length below 1.</exception>
    public StudyPeriod(DateOnly first, DateOnly last, StepUnit unit, int length)
    {
        if (last < first) throw new ArgumentException($"The period ends on {last:o}, before it starts on {first:o}.", nameof(last));
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        (First, Last, Unit, Length) = (first, last, unit, length);
        var starts = new List<int>();
        for (var step = 1; ; step++)
        {
            var start = Back(last.AddDays(1), unit, step * length);
            starts.Add(Math.Max(start.DayNumber, first.DayNumber));
            if (start <= first) break;
        }
        starts.Reverse();
        _starts = [.. starts];
    }

    /// <summary>First day.</summary>
    public DateOnly First { get; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly Last { get; }

    /// <summary>Unit of a step.</summary>
    public StepUnit Unit { get; }

    /// <summary>Units of a step.</summary>
    public int Length { get; }

    /// <summary>Number of steps, at least 1.</summary>
    public int Steps => _starts.Length;

    /// <summary>Mean length of a step in days, for recurrence intervals: a year is 365.25 days, a month a twelfth of it.</summary>
    public double DaysPerStep => Length * Unit switch { StepUnit.Day => 1, StepUnit.Month => 365.25 / 12, _ => 365.25 };

    /// <summary>First day of a step.</summary>
    /// <param name="step">Index in [0, <see cref="Steps"/>).</param>
    public DateOnly StartOf(int step) => DateOnly.FromDayNumber(_starts[step]);

    /// <summary>Last day of a step.</summary>
    /// <param name="step">Index in [0, <see cref="Steps"/>).</param>
    public DateOnly EndOf(int step) => step + 1 == Steps ? Last : DateOnly.FromDayNumber(_starts[step + 1] - 1);

    /// <summary>Step of a day; −1 when it lies outside the period.</summary>
    /// <param name="day">Any day.</param>
    public int StepOf(DateOnly day)
    {
        if (day < First || day > Last) return -1;
        var at = Array.BinarySearch(_starts, day.DayNumber);
        return at >= 0 ? at : ~at - 1;
    }

    private static DateOnly Back(DateOnly from, StepUnit unit, int units)
    {
        try
        {
            return unit switch { StepUnit.Day => from.AddDays(-units), StepUnit.Month => from.AddMonths(-units), _ => from.AddYears(-units) };
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateOnly.MinValue;
        }
    }
}
