using HaiDang.Analysis.SmallNumbers;
using HaiDang.Data;
using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using HaiDang.Shell.Measures;
using HaiDang.Ui;
namespace HaiDang.Incidents.Measures;

/// <summary>What does one measure of incidents say about one kind and one place?</summary>
internal sealed class MonthlyIncidents
{
    private const int Year = 12;
    private readonly MonthTable _table;
    private readonly int[] _n, _withPoint;

    private MonthlyIncidents(MonthTable table) => (_table, _n, _withPoint) = (table, new int[table.Months], new int[table.Months]);

    public required Measure Measure { get; init; }
    public required MeasureQuestion Question { get; init; }
    public required string Name { get; init; }
    public required string Place { get; init; }

    /// <summary>Keys of the kinds that are counted; empty for all.</summary>
    public required string[] Kinds { get; init; }

    /// <summary>Of the records that could count, how many are known well enough to tell.</summary>
    private double Completeness { get; set; } = 1;

    private bool IsShare => Measure.Scale is MeasureScale.Share;

    private MeasureRef About => new(Measure.Key, Question.Subject, Question.PlaceId);

    /// <returns>Null for a kind or a place that there is not.</returns>
    public static MonthlyIncidents? Of(Measure measure, MeasureQuestion question, MonthTable table, KindBook kinds, Scope scope)
    {
        var kind = question.Subject is { } key ? kinds.All.FirstOrDefault(k => k.Key == key) : null;
        if (question.Subject is not null && kind is null) return null;
        if (table.NameOf(question.PlaceId ?? table.Root) is not { } place) return null;
        var told = new MonthlyIncidents(table)
        {
            Measure = measure, Question = question, Place = place, Name = kind is null ? measure.Name : KindBook.Name(kind),
            Kinds = kind is not null ? [kind.Key] : measure.Key is IncidentMeasures.Crimes ? [.. kinds.All.Where(k => k.Iccs is not null && kinds.Texts([k.Key]).Length > 0).Select(k => k.Key)] : [],
        };
        told.Count(kinds, scope);
        return told;
    }

    public MeasureSeries Series() => new()
    {
        About = About, Name = Name, Title = $"{Name}, {Place}", Unit = Measure.Unit, What = Measure.What, Better = Measure.Better, Scale = Measure.Scale,
        Points = [.. Enumerable.Range(0, _table.Months).Select(m => new MeasurePoint(_table.First.AddMonths(m), Value(m), _table.IsWhole(m)))],
        Completeness = Completeness, AsOf = _table.AsOf, Link = Link(),
    };

    /// <returns>Null while no month is whole.</returns>
    public Reading? Reading()
    {
        if (LastYear() is not { } months) return null;
        var (n, withPoint) = (months.Sum(m => (long)_n[m]), months.Sum(m => (long)_withPoint[m]));
        if (IsShare && n == 0) return null;
        var (low, high) = IsShare ? BinomialInterval.ClopperPearson(withPoint, n) : PoissonInterval.Garwood(n);
        var change = CompareYears.Run(Series());
        return new()
        {
            About = About, Title = $"{Name}, {Place}", Unit = Words.Of<Texts>($"Measure.{Measure.Key}.Read"), Scale = Measure.Scale,
            Value = IsShare ? (double)withPoint / n : n, Low = low, High = high, N = n, Period = PeriodOf(months), AsOf = _table.AsOf,
            Completeness = Completeness, Change = change, Verdict = MeasureVerdict.Of(change, Measure.Better), Link = Link(),
        };
    }

    private double Value(int month) => !IsShare ? _n[month] : _n[month] > 0 ? (double)_withPoint[month] / _n[month] : double.NaN;

    private void Count(KindBook kinds, Scope scope)
    {
        HashSet<int>? texts = Kinds.Length > 0 || Measure.Key is not IncidentMeasures.WithPoint ? [.. kinds.Texts(Kinds)] : null;
        var places = Question.PlaceId is { } place && place != _table.Root ? _table.Within(place) : null;
        foreach (var (_, text, row) in _table.In(places ?? _table.Everywhere))
        {
            if (texts?.Contains(text) is false) continue;
            for (var month = 0; month < _n.Length; month++)
                (_n[month], _withPoint[month]) = (_n[month] + row.N[month], _withPoint[month] + row.WithPoint[month]);
        }
        if (LastYear() is not { } year) return;

        // Who sees everything also sees that a record without a place, or of a kind that nobody has mapped, could belong here.
        var (known, all) = (0L, 0L);
        foreach (var (at, text, row) in _table.In(places is null || scope.IsWhole ? _table.Everywhere : places))
        {
            var n = year.Sum(m => (long)row.N[m]);
            var isKnown = (texts is null || kinds.Of(text) is not null) && (places is null || at != IncidentDay.NoPlace);
            (known, all) = (known + (isKnown ? n : 0), all + n);
        }
        if (all > 0) Completeness = (double)known / all;
    }

    /// <summary>The last twelve whole months, or as many as there are; null for none.</summary>
    private int[]? LastYear() =>
        Enumerable.Range(0, _table.Months).Where(_table.IsWhole).TakeLast(Year).ToArray() is { Length: > 0 } months ? months : null;

    private Period PeriodOf(int[] months) => new(_table.First.AddMonths(months[0]), _table.First.AddMonths(months[^1] + 1).AddDays(-1));

    /// <summary>The incidents of the last year that it counts.</summary>
    private string Link() => new IncidentsAddress(new IncidentFilter
    {
        Period = LastYear() is { } months ? PeriodOf(months) : null, Kinds = Kinds, Place = Question.PlaceId == _table.Root ? null : Question.PlaceId,
    }).ToString();
}
