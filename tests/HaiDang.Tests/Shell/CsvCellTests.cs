using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Shell;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("-2*3", "'-2*3")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\u00a0=1+1", "'\u00a0=1+1")]
    [InlineData("\ufeff=1+1", "'\ufeff=1+1")]
    [InlineData("\0=1+1", "'\0=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\n=x", "\"'\n=x\"")]
    [InlineData("=A1;\"x\"", "\"'=A1;\"\"x\"\"\"")]
    public void What_a_spreadsheet_would_calculate_is_led_by_an_apostrophe(string text, string written) => Assert.Equal(written, CsvCell.Of(text));

    [Theory]
    [InlineData("-87.6", "-87.6")]
    [InlineData("+84 912 345 678", "+84 912 345 678")]
    [InlineData("-", "'-")]
    [InlineData("", "")]
    [InlineData("a=b", "a=b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    public void Numbers_and_plain_texts_stay_what_they_are(string text, string written) => Assert.Equal(written, CsvCell.Of(text));
}
