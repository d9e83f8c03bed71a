using System.Text;
using CsCheck;
using HaiDang.Shell.Access.SignIn.Codes;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class TimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1; the last six of eight digits.</summary>
    [Theory, InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void Shows_the_published_digits(long seconds, string digits) =>
        Assert.Equal(digits, TimeCode.Of(Secret, TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    /// <summary>RFC 4648, section 10, without the padding.</summary>
    [Theory, InlineData("", ""), InlineData("f", "MY"), InlineData("fo", "MZXQ"), InlineData("foo", "MZXW6"), InlineData("foob", "MZXW6YQ"), InlineData("fooba", "MZXW6YTB"), InlineData("foobar", "MZXW6YTBOI")]
    public void Writes_bytes_as_published(string bytes, string written) => Assert.Equal(written, TimeCode.ToBase32(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void Takes_the_step_before_and_after_but_none_that_is_further_off()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);
        var step = TimeCode.StepAt(now);
        Assert.Equal([null, step - 1, step, step + 1, null], Enumerable.Range(-2, 5).Select(off => TimeCode.Match(Secret, TimeCode.Of(Secret, step + off), 0, now)));
    }

    [Fact]
    public void Takes_no_step_twice()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);
        var step = TimeCode.StepAt(now);
        Assert.Null(TimeCode.Match(Secret, TimeCode.Of(Secret, step), step, now));
        Assert.Null(TimeCode.Match(Secret, TimeCode.Of(Secret, step - 1), step, now));
        Assert.NotNull(TimeCode.Match(Secret, TimeCode.Of(Secret, step + 1), step, now));
    }

    [Fact]
    public void Nothing_that_is_typed_breaks_it() =>
        Gen.String.Sample(text => TimeCode.Match(Secret, text, 0, DateTimeOffset.FromUnixTimeSeconds(1_000_000_000)) is null);
}
