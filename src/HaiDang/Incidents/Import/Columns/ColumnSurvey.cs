using System.Buffers;
using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Values;
namespace HaiDang.Incidents.Import.Columns;

/// <summary>What do the values of one column look like, over the first rows of the file?</summary>
internal sealed class ColumnSurvey(string name)
{
    /// <summary>Rows looked at closely; after them only which number is the day is still watched.</summary>
    public const int Close = 2_000;
    private const int MostKept = 400;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private readonly Dictionary<string, int> _shapes = [];
    private readonly HashSet<int> _hashes = [];
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    public string Name => name;
    public HeaderWords Words { get; } = HeaderWords.Of(name);
    public int Filled { get; private set; }
    public int Texts { get; private set; }
    public int Numbers { get; private set; }
    public int Wholes { get; private set; }
    public double Least { get; private set; } = double.PositiveInfinity;
    public double Greatest { get; private set; } = double.NegativeInfinity;

    public int Minutes { get; private set; }
    public int Days { get; private set; }
    public int Months { get; private set; }
    public int Midnights { get; private set; }
    public int FirstOfMonth { get; private set; }
    public int BareDigits { get; private set; }
    public int Clocks { get; private set; }
    public int ClocksWithSign { get; private set; }

    /// <summary>03/13/2026 can only be month first; 13/03/2026 only day first.</summary>
    public int OnlyDayFirst { get; private set; }
    public int OnlyMonthFirst { get; private set; }
    public int EitherWay { get; private set; }

    public int ProvesComma { get; private set; }
    public int ProvesPoint { get; private set; }
    public PersonalValues Personal { get; } = new();

    /// <summary>Different values, as long as they are few.</summary>
    public IReadOnlyCollection<string> Kept => _kept;
    public int Distinct => _hashes.Count;
    public int Times => Minutes + Days + Months;
    public string[] Shapes => [.. _shapes.OrderByDescending(s => s.Value).Take(3).Select(s => s.Key)];

    /// <summary>Most filled cells are times, and not merely numbers that could be taken for such.</summary>
    public bool IsTime => Times >= Math.Max(1, Filled * 0.6) && (BareDigits < Times * 0.5 || FieldNames.SaysTime(Words));
    public bool HasTimeOfDay => Minutes > 0 && Midnights < Minutes;
    public bool IsClock => Clocks >= Math.Max(1, Filled * 0.8) && (ClocksWithSign * 2 > Clocks || FieldNames.SaysTime(Words));
    public bool IsNumber => Numbers >= Math.Max(1, Filled * 0.9);

    public void Look(Cell cell, bool decimalComma)
    {
        if (cell.IsEmpty) return;
        Filled++;
        LookAtTime(cell);
        LookAtNumber(cell, decimalComma);
        if (cell.Kind is CellKind.Text)
        {
            Texts++;
            Personal.Look(cell.Text);
            Keep(string.GetHashCode(cell.Text, StringComparison.Ordinal), cell.Text);
            if (NumberText.Comma(cell.Text) is { } comma)
            {
                if (comma) ProvesComma++;
                else ProvesPoint++;
            }
        }
        else if (cell.Kind is CellKind.Number)
        {
            var written = cell.Number.ToString("0.###########", System.Globalization.CultureInfo.InvariantCulture);
            Personal.Look(written);
            Keep(written.GetHashCode(StringComparison.Ordinal), written);
        }
    }

    /// <summary>For rows far down: a file sorted by day may show which number is the day only there.</summary>
    public void LookAtOrder(Cell cell)
    {
        if (cell.Kind is not CellKind.Text || cell.Text.Length < 6 || cell.Text[4] is '-') return;
        var reading = new MomentReading(DateOrder.DayFirst);
        reading.Read(cell.Text);
        Count(reading.Unordered);
    }

    private void LookAtTime(Cell cell)
    {
        var moment = Read(cell, out var bare);
        if (moment.IsTime)
        {
            if (bare) BareDigits++;
            if (moment.Kind is MomentKind.Minute) Minutes++;
            else if (moment.Kind is MomentKind.Day) Days++;
            else Months++;
            if (moment.Kind is MomentKind.Minute && moment.At.TimeOfDay == TimeSpan.Zero) Midnights++;
            if (moment.At is { Day: 1, TimeOfDay.Ticks: 0 }) FirstOfMonth++;
        }
        if (ClockText.Read(cell) is null || (moment.IsTime && !bare)) return;
        Clocks++;
        if (cell.Kind is not CellKind.Number && (cell.Kind is not CellKind.Text || cell.Text.ContainsAny(":hH"))) ClocksWithSign++;
    }

    private Moment Read(Cell cell, out bool bare)
    {
        bare = cell.Kind is CellKind.Number;
        switch (cell.Kind)
        {
            case CellKind.Time or CellKind.Instant:
                return MomentText.OfTyped(cell.Time);
            case CellKind.Number:
                return MomentText.Read(cell.Number);
            default:
                bare = !cell.Text.ContainsAnyExcept(Digits);
                var reading = new MomentReading(DateOrder.DayFirst);
                var moment = reading.Read(cell.Text);
                Count(reading.Unordered);
                if (reading.Unordered is { Second: > 12 } && moment.Kind is MomentKind.Impossible)
                    moment = MomentText.Read(cell.Text, DateOrder.MonthFirst);
                if (moment.IsTime && _shapes.Count < 50) Shape(cell.Text.ToString());
                return moment;
        }
    }

    private void Shape(string text)
    {
        var order = OnlyMonthFirst > OnlyDayFirst ? DateOrder.MonthFirst : DateOrder.DayFirst;
        var shape = MomentShape.Of(text, order);
        _shapes[shape] = _shapes.GetValueOrDefault(shape) + 1;
    }

    private void Count((int First, int Second)? numbers)
    {
        if (numbers is not { } n) return;
        if (n.First > 12 && n.Second <= 12) OnlyDayFirst++;
        else if (n.Second > 12 && n.First <= 12) OnlyMonthFirst++;
        else if (n.First != n.Second) EitherWay++;
    }

    private void LookAtNumber(Cell cell, bool decimalComma)
    {
        var number = NumberText.Read(cell, decimalComma);
        if (double.IsNaN(number)) return;
        Numbers++;
        if (double.IsInteger(number)) Wholes++;
        if (number == 0) return;
        Least = Math.Min(Least, number);
        Greatest = Math.Max(Greatest, number);
    }

    private void Keep(int hash, ReadOnlySpan<char> text)
    {
        if (_hashes.Add(hash) && _kept.Count < MostKept) _kept.Add(CleanText.Of(text));
    }
}
