using Bunit;
using HaiDang.Ui;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Ui;

public class MarkTests : BunitContext
{
    public MarkTests() => Services.AddLocalization();

    public static TheoryData<MarkKind> Kinds => [.. Enum.GetValues<MarkKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_status_has_a_shape_and_its_word(MarkKind kind)
    {
        var mark = Mark(kind);
        Assert.Equal("Đạt", mark.Find(".mark").TextContent.Trim());
        Assert.NotEmpty(mark.Find("svg").Children);
        Assert.Equal("true", mark.Find("svg").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Statuses_of_different_meaning_differ_in_shape_and_not_only_in_colour()
    {
        // A rise and a fall are told apart by the arrow; whether it is welcome, by the word and the colour.
        MarkKind[] shapes = [MarkKind.Good, MarkKind.Bad, MarkKind.Warn, MarkKind.Flat, MarkKind.Unknown, MarkKind.Todo, MarkKind.Doing, MarkKind.RiseGood, MarkKind.FallGood];
        Assert.Equal(shapes.Length, shapes.Select(k => Mark(k).Find("svg").InnerHtml).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_same_arrow_may_be_good_or_bad()
    {
        Assert.Contains("good", Mark(MarkKind.FallGood).Find(".mark").ClassList);
        Assert.Contains("bad", Mark(MarkKind.FallBad).Find(".mark").ClassList);
        Assert.Equal(Mark(MarkKind.FallGood).Find("svg").InnerHtml, Mark(MarkKind.FallBad).Find("svg").InnerHtml);
    }

    private IRenderedComponent<Mark> Mark(MarkKind kind) => Render<Mark>(p => p.Add(m => m.Is, kind).AddChildContent("Đạt"));
}
