using Bunit;
using HaiDang.Shell;
using HaiDang.Shell.Measures;
using HaiDang.Tests.Ui;
using HaiDang.Ui;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Measures;

public sealed class MovePartsTests : BunitContext
{
    private readonly Spoken _spoken = new(Cultures.Vietnamese);

    public MovePartsTests()
    {
        Services.AddLocalization();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private static MeasureSeries Series { get; } = new Drawn(30).Months(20, 36, 8);

    private static Move Found { get; } = new()
    {
        Verdict = MoveVerdict.NotMoved, Why = WhyNot.Nothing, Ratio = 0.97, Low = 0.79, High = 1.18, IsRatio = true, N = 454, MonthsBefore = 36, MonthsAfter = 8, Usual = [],
    };

    private string Say(Move move, MeasureSeries? series = null) =>
        string.Join(' ', Render<MoveSentence>(p => p.Add(s => s.Move, move).Add(s => s.Series, series ?? Series)).Find("p").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_finding_is_one_sentence_with_its_ratio_and_interval() =>
        Assert.Equal("Sau khi bắt đầu, số vụ không khác mức thường theo mùa: tỷ số 0,97 (95 %: 0,79–1,18).", Say(Found));

    [Fact]
    public void A_fall_and_a_difference_of_shares_say_which_way()
    {
        Assert.Equal("Sau khi bắt đầu, số vụ thấp hơn mức thường theo mùa: tỷ số 0,60 (95 %: 0,50–0,72).", Say(Found with { Verdict = MoveVerdict.Better, Ratio = 0.6, Low = 0.5, High = 0.72 }));
        Assert.Contains("chênh +12,0 điểm phần trăm (95 %: 8,0–16,0)", Say(Found with { Verdict = MoveVerdict.Better, IsRatio = false, Ratio = 0.12, Low = 0.08, High = 0.16 },
            Series with { Scale = MeasureScale.Share, Better = Better.Rise }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WhyNot.FewMonthsBefore, "Chưa kết luận được: trước ngày bắt đầu có 36 tháng trọn, cần 12.")]
    [InlineData(WhyNot.FewMonthsAfter, "Chưa kết luận được: từ ngày bắt đầu có 8 tháng trọn, cần 3.")]
    [InlineData(WhyNot.FewCounts, "Chưa kết luận được: số vụ quá ít (n = 454).")]
    [InlineData(WhyNot.TooWide, "Chưa kết luận được: khoảng 95 % của tỷ số (0,79–1,18) chứa cả một nửa lẫn gấp đôi.")]
    public void What_cannot_be_told_says_why(WhyNot why, string says) => Assert.Equal(says, Say(Found with { Verdict = MoveVerdict.CannotTell, Why = why }));

    [Fact]
    public void The_mark_shows_the_way_of_the_figure_and_whether_it_is_welcome()
    {
        Assert.Equal(MarkKind.FallGood, MoveWords.Mark(Found with { Verdict = MoveVerdict.Better, Ratio = 0.6 }).Is);
        Assert.Equal(MarkKind.RiseBad, MoveWords.Mark(Found with { Verdict = MoveVerdict.Worse, Ratio = 1.6 }).Is);
        Assert.Equal(new MeasureVerdict(MarkKind.Flat, "không khác"), MoveWords.Mark(Found));
        Assert.Equal(MarkKind.Unknown, MoveWords.Mark(Found with { Verdict = MoveVerdict.CannotTell }).Is);
    }

    [Fact]
    public void The_chart_says_in_words_what_it_draws_and_how_it_was_found()
    {
        var move = JudgeMove.Run(Series, Drawn.Began, new(2026, 9, 28));
        var chart = Render<MeasureChart>(p => p.Add(c => c.Series, Series).Add(c => c.Move, move).Add(c => c.Began, Drawn.Began).Add(c => c.Ended, new DateOnly(2026, 9, 28)));
        Assert.StartsWith("Trộm cắp, Phường Bãi Cháy, vụ mỗi tháng, từ 02/2024 đến 09/2026:", chart.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
        var foot = chart.Find("p.foot").TextContent;
        Assert.Contains("Dải: 95 % mức thường theo mùa trước ngày bắt đầu.", foot, StringComparison.Ordinal);
        Assert.Contains("đến 04/10/2026, đủ 94\u00A0%.", foot, StringComparison.Ordinal);
        chart.Find("button.swap").Click();
        Assert.Equal(32, chart.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Without_a_past_the_chart_says_that_there_is_no_band()
    {
        var young = new Drawn(31).Months(20, 6, 3);
        var chart = Render<MeasureChart>(p => p.Add(c => c.Series, young).Add(c => c.Move, JudgeMove.Run(young, Drawn.Began, null)).Add(c => c.Began, Drawn.Began));
        Assert.Contains("Chưa có dải mức thường: cần 24 tháng trọn trước ngày bắt đầu.", chart.Find("p.foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_shows_the_last_whole_month_and_the_verdict()
    {
        var points = Series.Points.Append(new MeasurePoint(Drawn.Began.AddMonths(8), 1, false)).ToArray();
        var line = Render<MeasureLine>(p => p.Add(l => l.Series, Series with { Points = points }).Add(l => l.Verdict, MoveWords.Mark(Found)));
        Assert.Equal(Figures.Number(Series.Points[^1].Value, 0), line.Find("b").TextContent);
        Assert.Contains("không khác", line.Markup, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        _spoken.Dispose();
        base.Dispose(disposing);
    }
}
