using HaiDang.Analysis.Regression;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>When was a series of counts out of the usual, did it change, and what would it have been? A file in, a row out for each row.</summary>
public static class AnalyseSeries
{
    public sealed record Command
    {
        /// <summary>CSV with a header; any delimiter.</summary>
        public required string Input { get; init; }
        public required string Date { get; init; }
        public required string Value { get; init; }

        /// <summary>The column that tells several series apart; null: one series.</summary>
        public string? Series { get; init; }

        /// <summary>What the value is divided by; null: nothing.</summary>
        public string? Base { get; init; }
        public required SeriesMethod Method { get; init; }

        /// <summary>Is a moment that the file leaves out a moment without cases? Else it is missing. Not with a base.</summary>
        public bool GapsAreZero { get; init; }
        public SeriesSettings Settings { get; init; } = new();

        /// <summary>Ends in <c>.csv</c> or <c>.json</c>; null: the rows stand in the answer.</summary>
        public string? Out { get; init; }
    }

    /// <summary>A change of rate at a moment.</summary>
    public sealed record Changed(string From, double RateBefore, double RateAfter, double Gain, double P);

    /// <summary>What is said of one series as a whole; what its method does not tell is null.</summary>
    public sealed record Summary
    {
        public required string Series { get; init; }
        public required int Rows { get; init; }
        public required string From { get; init; }
        public required string To { get; init; }

        /// <summary>Moments that the file leaves out.</summary>
        public required int Gaps { get; init; }

        /// <summary>Rows without a value or a base.</summary>
        public required int Missing { get; init; }
        public int CannotTell { get; init; }
        public int Alarms { get; init; }

        public double Centre { get; init; } = double.NaN;
        public double SigmaZ { get; init; } = double.NaN;
        public IReadOnlyList<Changed>? Changes { get; init; }
        public double Penalty { get; init; } = double.NaN;
        public double PAnyChange { get; init; } = double.NaN;
        public Change? TrendBefore { get; init; }
        public Change? Level { get; init; }
        public Change? Slope { get; init; }
        public Change? Total { get; init; }
        public double ObservedAfter { get; init; } = double.NaN;
        public double WithoutItAfter { get; init; } = double.NaN;
        public int? Lags { get; init; }
        public double Dispersion { get; init; } = double.NaN;
        public double Theta { get; init; } = double.NaN;
        public double Autocorrelation { get; init; } = double.NaN;
    }

    public sealed record Answer
    {
        public required SeriesMethod Method { get; init; }
        public required SeriesStep Step { get; init; }
        public required long Rows { get; init; }
        public required int Gaps { get; init; }
        public required int Missing { get; init; }
        public required int CannotTell { get; init; }
        public required int Alarms { get; init; }
        public required SeriesSettings Settings { get; init; }
        public required IReadOnlyList<Summary> Series { get; init; }

        /// <summary>Every row; null when they were written to a file.</summary>
        public IReadOnlyList<SeriesRow>? Details { get; init; }
        public required string? Out { get; init; }
    }

    private static readonly AnswerTable<SeriesRow> Table = new(
        ("series", r => r.Series), ("date", r => r.Date), ("observed", r => r.Observed), ("base", r => r.Base), ("expected", r => r.Expected),
        ("lower", r => r.Lower), ("upper", r => r.Upper), ("score", r => r.Score), ("p", r => r.P), ("alarm", r => r.Alarm), ("why", r => r.Why));

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = SeriesFile.Read(command, progress, stop);
        if (command.Method == SeriesMethod.Interrupted) GuardInterruption(command, file);
        if (command.Base is not null && Refuses(command)) throw Refusal.Of(command.Input, "Analyse.Series.NoBaseHere", Words.Of<Texts>($"Analyse.Series.Name.{command.Method}"));
        GuardSeason(command, file.Calendar);
        var judge = new JudgeSeries(command, file.Calendar, stop);
        var doing = Words.Of<Texts>("Analyse.Series.Doing");
        var (rows, summaries) = (new List<SeriesRow>(), new List<Summary>());
        foreach (var series in file.Series)
        {
            stop.ThrowIfCancellationRequested();
            progress?.Report(new Progress(doing, summaries.Count, file.Series.Count));
            var (judged, summary) = judge.Run(series);
            rows.AddRange(judged);
            summaries.Add(summary);
        }
        var answer = new Answer
        {
            Method = command.Method, Step = file.Calendar.Step, Rows = file.Rows, Gaps = summaries.Sum(s => s.Gaps), Missing = summaries.Sum(s => s.Missing),
            CannotTell = summaries.Sum(s => s.CannotTell), Alarms = summaries.Sum(s => s.Alarms), Settings = command.Settings, Series = summaries, Out = command.Out,
        };
        if (command.Out is null) return answer with { Details = rows };
        Table.Write(command.Out, rows, answer);
        return answer;
    }

    /// <summary>Their model compares counts, or has no place for unequal exposure.</summary>
    private static bool Refuses(Command command) => command.Method is SeriesMethod.EarsC1 or SeriesMethod.EarsC2 or SeriesMethod.EarsC3
        || (command.Method == SeriesMethod.Interrupted && command.Settings.Model == CountModel.Normal)
        || (command.Method == SeriesMethod.ChangePoint && command.Settings.Theta is not double.PositiveInfinity);

    private static void GuardSeason(Command command, SeriesCalendar calendar)
    {
        var season = command.Settings.Season ?? calendar.Season;
        if (command.Method is SeriesMethod.Farrington or SeriesMethod.FarringtonFlexible)
        {
            var settings = command.Settings.Farrington(command.Method, (int)Math.Round(season));
            if (settings.Season < 4 || 2 * settings.HalfWindow + 1 > settings.Season || settings.Periods > settings.Season - 2 * settings.HalfWindow)
                throw Refusal.Of(command.Input, "Analyse.Series.WindowTooWide", settings.Season, settings.HalfWindow, settings.Periods);
        }
        if (command.Method == SeriesMethod.Interrupted && !(command.Settings.Harmonics < season / 2))
            throw Refusal.Of(command.Input, "Analyse.Series.TooManyHarmonics", command.Settings.Harmonics, season);
    }

    private static void GuardInterruption(Command command, SeriesFile file)
    {
        var text = command.Settings.Interruption;
        if (Moment.Parse(text) is not { } when || file.Calendar.At(when) is not { } at)
            throw Refusal.Of(command.Input, "Analyse.Series.NoInterruption", text, file.Series[0].Dates[0]);
        if (!file.Series.Any(s => at - s.First >= 2 && at - s.First < s.Counts.Length))
            throw Refusal.Of(command.Input, "Analyse.Series.InterruptionOutside", text, file.Series[0].Dates[0], file.Series[0].Dates[^1]);
    }
}
