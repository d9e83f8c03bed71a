using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Shell;

public sealed class WithoutMarksTests
{
    [Theory]
    [InlineData("Phường Hoà Bình", "phuong hoa binh"), InlineData("  ĐẶC KHU  Cô-Tô. ", "dac khu co to"), InlineData("", ""), InlineData("a.b_c2", "a b c2")]
    public void Marks_capitals_and_signs_are_left_aside(string text, string plain) => Assert.Equal(plain, WithoutMarks.Of(text));

    [Theory]
    [InlineData("ha lo", true), InlineData("lon phu", true), InlineData("HẠ", true), InlineData("", true), InlineData("ong", false), InlineData("ha x", false)]
    public void Words_are_found_by_how_they_begin_in_any_order(string sought, bool found) => Assert.Equal(found, WithoutMarks.Finds(sought, "Phường Hạ Long"));
}
