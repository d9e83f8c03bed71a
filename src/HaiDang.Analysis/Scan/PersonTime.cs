namespace HaiDang.Analysis.Scan;

/// <summary>A count of people on a day.</summary>
/// <param name="Day">The day; a census of a year stands at 1 July.</param>
/// <param name="People">How many, finite, at least 0.</param>
public readonly record struct Census(DateOnly Day, double People);

/// <summary>How much time did how many people live through, when they were counted on a few days only?</summary>
public static class PersonTime
{
    /// <summary>Person-days in every step.</summary>
    /// <param name="censuses">At least one, by rising day, no day twice.</param>
    /// <param name="period">The period.</param>
    /// <param name="personDays">Receives one number per step.</param>
    /// <exception cref="ArgumentException">There is no census, their days do not rise, a count is negative or not finite, or the length is not the number of steps.</exception>
    /// <remarks>
    /// Between censuses the number changes along a straight line, before the first and after the last it stays; it is integrated
    /// over [first day, last day + 1) as a continuous function. O(steps + censuses).
    /// </remarks>
    public static void Of(ReadOnlySpan<Census> censuses, StudyPeriod period, Span<double> personDays)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (censuses.Length == 0) throw new ArgumentException("There are 0 censuses; person-time needs at least 1.", nameof(censuses));
        Guard.SameLength(personDays.Length, nameof(personDays), period.Steps, nameof(period.Steps));
        for (var i = 0; i < censuses.Length; i++)
        {
            if (!(censuses[i].People >= 0) || !double.IsFinite(censuses[i].People)) throw new ArgumentException($"Census {i} counts {censuses[i].People}; it must be finite and at least 0.", nameof(censuses));
            if (i > 0 && censuses[i].Day <= censuses[i - 1].Day) throw new ArgumentException($"Census {i} is of {censuses[i].Day:o}, not after {censuses[i - 1].Day:o}.", nameof(censuses));
        }
        for (var step = 0; step < period.Steps; step++)
            personDays[step] = Between(censuses, period.StartOf(step).DayNumber, period.EndOf(step).DayNumber + 1);
    }

    private static double Between(ReadOnlySpan<Census> censuses, double from, double to)
    {
        double sum = 0;
        var (first, last) = (censuses[0], censuses[^1]);
        if (from < first.Day.DayNumber) sum += (Math.Min(to, first.Day.DayNumber) - from) * first.People;
        if (to > last.Day.DayNumber) sum += (to - Math.Max(from, last.Day.DayNumber)) * last.People;
        for (var i = 1; i < censuses.Length; i++)
        {
            var (left, right) = (censuses[i - 1], censuses[i]);
            double start = left.Day.DayNumber, end = right.Day.DayNumber;
            var (a, b) = (Math.Max(from, start), Math.Min(to, end));
            if (b <= a) continue;
            var middle = ((a + b) / 2 - start) / (end - start);
            sum += (b - a) * (left.People + middle * (right.People - left.People));
        }
        return sum;
    }
}
