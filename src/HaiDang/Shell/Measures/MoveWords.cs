using HaiDang.Ui;
namespace HaiDang.Shell.Measures;

/// <summary>How is it said whether a measure moved?</summary>
public static class MoveWords
{
    /// <summary>A sentence in three parts, the middle one stressed; without a finding all of it stands in the first.</summary>
    internal static (string Opening, string Finding, string After) Sentence(Move move, MeasureSeries series)
    {
        if (move.Verdict is MoveVerdict.CannotTell) return (Why(move, series), "", "");
        var effect = move.IsRatio ? Figures.Number(move.Ratio!.Value, 2) : Difference(move.Ratio!.Value, series.Scale);
        return (
            Words.Of<Texts>("Move.Since", series.What),
            Words.Of<Texts>(move.Verdict is MoveVerdict.NotMoved ? "Move.NoDifferent" : Rises(move) ? "Move.Higher" : "Move.Lower"),
            Words.Of<Texts>(move.IsRatio ? "Move.Ratio" : "Move.Difference", effect, Range(move, series)));
    }

    /// <summary>Its mark: the arrow shows the way of the figure, the colour whether that is welcome.</summary>
    public static MeasureVerdict Mark(Move move) => move.Verdict switch
    {
        MoveVerdict.Better => new(Rises(move) ? MarkKind.RiseGood : MarkKind.FallGood, Words.Of<Texts>("Move.Better")),
        MoveVerdict.Worse => new(Rises(move) ? MarkKind.RiseBad : MarkKind.FallBad, Words.Of<Texts>("Move.Worse")),
        MoveVerdict.Moved => new(MarkKind.Flat, Words.Of<Texts>("Move.Moved")),
        MoveVerdict.NotMoved => new(MarkKind.Flat, Words.Of<Texts>("Move.NotMoved")),
        _ => new(MarkKind.Unknown, Words.Of<Texts>("Move.CannotTell")),
    };

    private static string Why(Move move, MeasureSeries series) => move.Why switch
    {
        WhyNot.FewMonthsBefore => Words.Of<Texts>("Move.Why.FewMonthsBefore", move.MonthsBefore, JudgeMove.FewestBefore),
        WhyNot.FewMonthsAfter => Words.Of<Texts>("Move.Why.FewMonthsAfter", move.MonthsAfter, JudgeMove.FewestAfter),
        WhyNot.TooWide => Words.Of<Texts>("Move.Why.TooWide", Range(move, series)),
        _ => Words.Of<Texts>("Move.Why.FewCounts", series.What, Figures.Count(move.N)),
    };

    private static bool Rises(Move move) => move.Ratio > (move.IsRatio ? 1 : 0);

    private static string Range(Move move, MeasureSeries series)
    {
        var times = series.Scale is MeasureScale.Share ? 100 : 1;
        return Figures.Range(move.Low!.Value * times, move.High!.Value * times, move.IsRatio ? 2 : 1);
    }

    /// <summary>Of shares, in points of a hundred.</summary>
    private static string Difference(double difference, MeasureScale scale) => scale is MeasureScale.Share
        ? Words.Of<Texts>("Move.Points", Figures.Change(difference * 100, 1)) : Figures.Change(difference, 1);
}
