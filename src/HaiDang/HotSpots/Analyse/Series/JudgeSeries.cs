using HaiDang.Analysis.ChangePoints;
using HaiDang.Analysis.ControlCharts;
using HaiDang.Analysis.Regression;
using HaiDang.Analysis.Surveillance;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>What does a method say of every row of one series, and of the series as a whole?</summary>
internal sealed class JudgeSeries(AnalyseSeries.Command command, SeriesCalendar calendar, CancellationToken stop)
{
    private SeriesSettings Settings => command.Settings;

    public (SeriesRow[] Rows, AnalyseSeries.Summary Summary) Run(OneSeries series)
    {
        var rows = new SeriesRow[series.Counts.Length];
        for (var row = 0; row < rows.Length; row++) rows[row] = SeriesRow.Of(series, row);
        var summary = new AnalyseSeries.Summary
        {
            Series = series.Name, Rows = rows.Length, From = series.Dates[0], To = series.Dates[^1],
            Gaps = series.Why.Count(w => w == SeriesFile.Gap), Missing = series.Why.Count(w => w is SeriesFile.NoValue or SeriesFile.NoBase),
        };
        summary = command.Method switch
        {
            SeriesMethod.Interrupted => Interrupted(series, rows, summary),
            SeriesMethod.ChangePoint => ChangePoint(series, rows, summary),
            SeriesMethod.UChart => Chart(series, rows, summary),
            SeriesMethod.Farrington or SeriesMethod.FarringtonFlexible => Farrington(series, rows, summary),
            _ => Watch(series, rows, summary),
        };
        return (rows, summary with { Alarms = rows.Count(r => r.Alarm is true), CannotTell = rows.Count(r => r.Why is not null) });
    }

    private AnalyseSeries.Summary Watch(OneSeries series, SeriesRow[] rows, AnalyseSeries.Summary summary)
    {
        var signals = new Signal[rows.Length];
        switch (command.Method)
        {
            case SeriesMethod.EarsC1: Ears.C1(series.Counts, Settings.Ears(), signals); break;
            case SeriesMethod.EarsC2: Ears.C2(series.Counts, Settings.Ears(), signals); break;
            case SeriesMethod.EarsC3: Ears.C3(series.Counts, Settings.Ears(), signals); break;
            case SeriesMethod.Cusum: CountCusum.Watch(series.Counts, series.Bases, Settings.Cusum(), signals); break;
            default: CountEwma.Watch(series.Counts, series.Bases, Settings.Ewma(), signals); break;
        }
        for (var row = 0; row < rows.Length; row++) rows[row] = rows[row].With(signals[row]);
        return summary;
    }

    private AnalyseSeries.Summary Farrington(OneSeries series, SeriesRow[] rows, AnalyseSeries.Summary summary)
    {
        var signals = new FarringtonSignal[rows.Length];
        HaiDang.Analysis.Surveillance.Farrington.Watch(series.Counts, series.Bases, Settings.Farrington(command.Method, (int)Math.Round(Season)), signals);
        for (var row = 0; row < rows.Length; row++) rows[row] = rows[row].With(signals[row].Signal, signals[row].PValue);
        return summary;
    }

    private AnalyseSeries.Summary Chart(OneSeries series, SeriesRow[] rows, AnalyseSeries.Summary summary)
    {
        var chart = UChart.Draw(series.Counts, series.Bases, Settings.Laney, Settings.Limits, Settings.Baseline ?? 0);
        for (var row = 0; row < rows.Length; row++)
        {
            var (point, over) = (chart.Points[row], rows[row].Base ?? 1);
            rows[row] = rows[row] with
            {
                Expected = chart.Centre > 0 ? chart.Centre * over : double.NaN,
                Lower = point.Lower * over,
                Upper = point.Upper * over,
                Score = point.Score,
                Alarm = point.IsOut,
                Why = point.IsOut is null ? rows[row].Why ?? SeriesRow.TooShort : null,
            };
        }
        return summary with { Centre = chart.Centre, SigmaZ = chart.SigmaZ };
    }

    private AnalyseSeries.Summary ChangePoint(OneSeries series, SeriesRow[] rows, AnalyseSeries.Summary summary)
    {
        var found = CountChangePoints.Find(series.Counts, series.Bases, Settings.ChangePoints(stop));
        var at = found.Changes.ToDictionary(c => c.FirstAfter);
        for (var row = 0; row < rows.Length; row++)
        {
            var known = !double.IsNaN(found.Rates[row]) && !double.IsNaN(found.BestGain);
            var change = at.TryGetValue(row, out var here) ? here : (ChangePoint?)null;
            rows[row] = rows[row] with
            {
                Expected = known ? found.Rates[row] * (rows[row].Base ?? 1) : double.NaN,
                Score = change?.Gain ?? double.NaN,
                P = change?.PValue ?? double.NaN,
                Alarm = known ? change is not null : null,
                Why = known ? null : rows[row].Why ?? SeriesRow.TooShort,
            };
        }
        return summary with
        {
            Changes = [.. found.Changes.Select(c => new AnalyseSeries.Changed(series.Dates[c.FirstAfter], c.RateBefore, c.RateAfter, c.Gain, c.PValue))],
            PAnyChange = found.AnyChange?.PGreater ?? double.NaN,
            Theta = found.Theta,
            Penalty = found.Penalty,
        };
    }

    private AnalyseSeries.Summary Interrupted(OneSeries series, SeriesRow[] rows, AnalyseSeries.Summary summary)
    {
        var first = calendar.At(Moment.Parse(Settings.Interruption)!.Value)!.Value - series.First;
        var answer = first >= 2 && first < rows.Length
            ? InterruptedSeries.Fit(series.Counts, series.Bases, Settings.Interrupted((int)first, Season)) : null;
        for (var row = 0; row < rows.Length; row++)
            rows[row] = answer is null
                ? rows[row] with { Why = rows[row].Why ?? SeriesRow.TooShort }
                : rows[row] with
                {
                    Expected = answer.Rows[row].WithoutIt,
                    Lower = answer.Rows[row].Lower,
                    Upper = answer.Rows[row].Upper,
                    Score = rows[row].Observed / answer.Rows[row].WithoutIt,
                };
        return answer is null ? summary : summary with
        {
            TrendBefore = answer.TrendBefore,
            Level = answer.Level,
            Slope = answer.Slope,
            Total = answer.Total,
            ObservedAfter = answer.ObservedAfter,
            WithoutItAfter = answer.WithoutItAfter,
            PAnyChange = answer.PAnyChange,
            Lags = answer.Lags,
            Dispersion = answer.Dispersion,
            Theta = answer.Theta,
            Autocorrelation = answer.Autocorrelation,
        };
    }

    private double Season => Settings.Season ?? calendar.Season;
}
