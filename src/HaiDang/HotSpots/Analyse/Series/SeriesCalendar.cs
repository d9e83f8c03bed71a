using System.Globalization;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>At which place of an even row of moments does a moment stand, and how is a moment written that the file leaves out?</summary>
/// <remarks>
/// Days that are all the first of a month are months, days that lie whole weeks apart are weeks. Parts of a year such as 2026-17 are months up to 12, and
/// weeks when the file has higher ones: years of 52 unless it has a 53.
/// </remarks>
internal sealed class SeriesCalendar
{
    private const int WeeksOfPlainYear = 52;
    private readonly Moment.Forms _form;
    private readonly int _perYear;
    private readonly int _firstDay;

    public SeriesStep Step { get; }

    /// <summary>Rows in one year, as far as the step tells.</summary>
    public int Season => Step switch { SeriesStep.Day => 365, SeriesStep.Month => 12, _ => WeeksOfPlainYear };

    /// <param name="moments">Every moment of the file, all of one form, at least one.</param>
    public SeriesCalendar(IReadOnlyList<Moment> moments)
    {
        _form = moments[0].Form;
        _firstDay = moments.Min(m => m.Day.DayNumber);
        _perYear = moments.Max(m => m.Number) switch { <= 12 => 12, <= WeeksOfPlainYear => WeeksOfPlainYear, _ => 53 };
        Step = _form switch
        {
            Moment.Forms.Number => SeriesStep.Number,
            Moment.Forms.IsoWeek => SeriesStep.Week,
            Moment.Forms.PartOfYear => _perYear == 12 ? SeriesStep.Month : SeriesStep.Week,
            _ when moments.All(m => m.Day.Day == 1) && moments.Any(m => m.Day != moments[0].Day) => SeriesStep.Month,
            _ when moments.All(m => (m.Day.DayNumber - _firstDay) % 7 == 0) && moments.Any(m => m.Day != moments[0].Day) => SeriesStep.Week,
            _ => SeriesStep.Day,
        };
    }

    /// <summary>Rises by one from each moment to the next; null when a week 53 is asked for in a year that has none, or the form is another.</summary>
    public long? At(Moment moment) => (_form == moment.Form, moment.Form, Step) switch
    {
        (false, _, _) => null,
        (_, Moment.Forms.Number, _) => moment.Number,
        (_, Moment.Forms.PartOfYear, _) when _perYear < 53 => moment.Number <= _perYear ? (long)moment.Year * _perYear + moment.Number - 1 : null,
        (_, Moment.Forms.PartOfYear, _) => moment.Number <= ISOWeek.GetWeeksInYear(moment.Year)
            ? ISOWeek.ToDateTime(moment.Year, (int)moment.Number, DayOfWeek.Monday).Ticks / TimeSpan.TicksPerDay / 7 : null,
        (_, _, SeriesStep.Month) => moment.Day.Year * 12L + moment.Day.Month - 1,
        (_, Moment.Forms.IsoWeek, _) => moment.Day.DayNumber / 7,
        (_, _, SeriesStep.Week) => (long)Math.Floor((moment.Day.DayNumber - _firstDay) / 7.0),
        _ => moment.Day.DayNumber,
    };

    /// <summary>A moment in the form of the file.</summary>
    public string Write(long at) => (_form, Step) switch
    {
        (Moment.Forms.Number, _) => at.ToString(CultureInfo.InvariantCulture),
        (Moment.Forms.PartOfYear, _) when _perYear < 53 => string.Create(CultureInfo.InvariantCulture, $"{at / _perYear:0000}-{at % _perYear + 1:00}"),
        (Moment.Forms.PartOfYear, _) => Week(at, "{0:0000}-{1:00}"),
        (Moment.Forms.IsoWeek, _) => Week(at, "{0:0000}-W{1:00}"),
        (_, SeriesStep.Month) => string.Create(CultureInfo.InvariantCulture, $"{at / 12:0000}-{at % 12 + 1:00}-01"),
        (_, SeriesStep.Week) => Day(_firstDay + at * 7),
        _ => Day(at),
    };

    private static string Week(long at, string form)
    {
        var monday = DateOnly.FromDayNumber((int)at * 7).ToDateTime(default);
        return string.Format(CultureInfo.InvariantCulture, form, ISOWeek.GetYear(monday), ISOWeek.GetWeekOfYear(monday));
    }

    private static string Day(long number) => DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
