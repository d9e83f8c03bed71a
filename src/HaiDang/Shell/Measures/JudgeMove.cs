using HaiDang.Analysis.Regression;
namespace HaiDang.Shell.Measures;

/// <summary>Has a measure moved since something began, beyond trend, season and chance?</summary>
/// <remarks>The rules and how often they are wrong by chance stand in docs/methods/did-it-move.md.</remarks>
public static class JudgeMove
{
    internal const int FewestBefore = 12, FewestAfter = 3, TwoYears = 24;

    /// <summary>Older months say little of what is usual now, and a straight trend does not hold for so long.</summary>
    internal const int MostBefore = 60;

    /// <summary>A result may come some months late; what comes later still is hardly the work of what has long ended.</summary>
    internal const int StillCounted = 3;

    /// <summary>With fewer expected after, a ratio says more than is known.</summary>
    internal const double FewestExpected = 10;

    private const int Season = 12, Harmonics = 2;

    /// <param name="series">Only its whole months are used.</param>
    /// <param name="began">The month in which it began belongs to neither side, unless it began on the first.</param>
    /// <param name="ended">Null while it goes on; months count until three months after.</param>
    /// <param name="withBand">Whether a chart needs the usual band, which takes as long again.</param>
    public static Move Run(MeasureSeries series, DateOnly began, DateOnly? ended, bool withBand = true)
    {
        var used = Used(series, began, ended);
        var before = used.Count(p => IsBefore(p, began) && !double.IsNaN(p.Value));
        var after = used.Count(p => IsAfter(p, began) && !double.IsNaN(p.Value));
        var isCount = series.Scale is MeasureScale.Count;
        var move = new Move
        {
            Verdict = MoveVerdict.CannotTell, Why = WhyNot.Nothing, IsRatio = isCount, MonthsBefore = before, MonthsAfter = after,
            N = isCount ? (long)used.Where(p => !double.IsNaN(p.Value)).Sum(p => p.Value) : before + after, Usual = withBand ? Usual(series, began, used.FirstOrDefault().First) : [],
        };
        if (before < FewestBefore) return move with { Why = WhyNot.FewMonthsBefore };
        if (after < FewestAfter) return move with { Why = WhyNot.FewMonthsAfter };
        if (isCount && used.Where(p => IsBefore(p, began) && !double.IsNaN(p.Value)).Sum(p => p.Value) < CompareYears.FewestBefore)
            return move with { Why = WhyNot.FewCounts };
        return Told(move, used, began, series.Better);
    }

    private static Move Told(Move move, MeasurePoint[] used, DateOnly began, Better better)
    {
        // The month of the beginning is half of either side.
        var values = Array.ConvertAll(used, p => IsBefore(p, began) || IsAfter(p, began) ? p.Value : double.NaN);
        var model = move.IsRatio ? CountModel.QuasiPoisson : CountModel.Normal;
        if (IsLevel(values)) return Judged(move, move.IsRatio ? 1 : 0, move.IsRatio ? 1 : 0, move.IsRatio ? 1 : 0, better);
        var answer = InterruptedSeries.Fit(values, [], new()
        {
            FirstAfter = Array.FindIndex(used, p => IsAfter(p, began)), Season = Season, Harmonics = Harmonics, SlopeChange = false, IndependentRows = true, Model = model,
        });
        if (answer is null || (move.IsRatio && answer.WithoutItAfter < FewestExpected)) return move with { Why = WhyNot.FewCounts };

        // Months that hang together say less than as many that do not: the limits of an autoregression's mean.
        var together = Math.Clamp(answer.Autocorrelation, 0, 0.9);
        var wider = Math.Sqrt((1 + together) / (1 - together));
        var (value, low, high) = (answer.Level.Value, answer.Level.Lower, answer.Level.Upper);
        return move.IsRatio
            ? Judged(move, value, value * Math.Pow(low / value, wider), value * Math.Pow(high / value, wider), better)
            : Judged(move, value, value - (value - low) * wider, value + (high - value) * wider, better);
    }

    private static Move Judged(Move move, double value, double low, double high, Better better)
    {
        var none = move.IsRatio ? 1 : 0;
        var told = move with { Ratio = value, Low = low, High = high };
        // Where half as many and twice as many are both possible, "no change" would be a claim.
        if (move.IsRatio && low < 0.5 && high > 2) return told with { Why = WhyNot.TooWide };
        return told with
        {
            Verdict = low <= none && none <= high ? MoveVerdict.NotMoved
                : better is Better.Neither ? MoveVerdict.Moved
                : low > none == better is Better.Rise ? MoveVerdict.Better : MoveVerdict.Worse,
        };
    }

    private static MeasurePoint[] Used(MeasureSeries series, DateOnly began, DateOnly? ended)
    {
        var from = new DateOnly(began.Year, began.Month, 1).AddMonths(-MostBefore);
        return [.. series.Points.Where(p => p.IsWhole && p.First >= from && (ended is not { } end || p.First <= end.AddMonths(StillCounted)))];
    }

    private static UsualMonth[] Usual(MeasureSeries series, DateOnly began, DateOnly from)
    {
        MeasurePoint[] points = [.. series.Points.Where(p => p.First >= from)];
        var values = Array.ConvertAll(points, p => p.IsWhole && IsBefore(p, began) ? p.Value : double.NaN);
        if (values.Count(v => !double.IsNaN(v)) < TwoYears) return [];
        var (design, model) = (Design.Seasonal(points.Length, Season, Harmonics), series.Scale is MeasureScale.Count ? CountModel.QuasiPoisson : CountModel.Normal);
        if (CountRegression.Fit(values, [], design, model) is not { } fit) return [];
        return [.. points.Select((p, row) => Foretold(p.First, row))];

        UsualMonth Foretold(DateOnly first, int row)
        {
            var (low, high) = PredictionLimits.Of(fit, design, row, model);
            return Held(new(first, fit.Fitted[row], low, high), series.Scale);
        }
    }

    /// <summary>A share is not under 0 nor over 1.</summary>
    private static UsualMonth Held(UsualMonth month, MeasureScale scale) => scale is not MeasureScale.Share
        ? month : new(month.First, Math.Clamp(month.Value, 0, 1), Math.Clamp(month.Low, 0, 1), Math.Clamp(month.High, 0, 1));

    private static bool IsLevel(double[] values)
    {
        var known = values.Where(v => !double.IsNaN(v)).ToArray();
        return Array.TrueForAll(known, v => v.Equals(known[0]));
    }

    private static bool IsBefore(MeasurePoint month, DateOnly began) => month.Last < began;

    private static bool IsAfter(MeasurePoint month, DateOnly began) => month.First >= began;
}
