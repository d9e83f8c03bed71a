using System.Text;
using HaiDang.Shell.Access.Passwords;
using Xunit;
namespace HaiDang.Tests.Shell.Access.Passwords;

public sealed class KnownPasswordsTests
{
    [Fact]
    public void What_ships_has_every_entry_of_both_lists() =>
        Assert.All(KnownPasswords.Entries().Select(e => PlainText.Of(e).Letters).Where(e => e.Length > 0), e =>
            Assert.True(KnownPasswords.Shipped.Has(e), e));

    [Fact]
    public void What_ships_has_nothing_else()
    {
        var entries = KnownPasswords.Entries().Select(e => PlainText.Of(e).Letters).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(entries.SelectMany(e => new[] { e + "q", "q" + e, e[..(e.Length / 2)] }), e =>
            e.Length > 0 && !entries.Contains(e) && KnownPasswords.Shipped.Has(e));
    }

    [Fact]
    public void The_lists_are_lower_case_composed_and_without_repetition()
    {
        string[] entries = [.. KnownPasswords.Entries()];
        Assert.InRange(entries.Length, 50_000, 70_000);
        Assert.All(entries, e => Assert.True(!e.Any(char.IsUpper) && e.IsNormalized(NormalizationForm.FormC) && e == e.Trim(), e));
        string[] own = File.ReadAllLines(Path.Combine(KnownPasswords.Folder, "vietnamese.txt"));
        Assert.Equal(own.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), own);
    }

    [Fact]
    public void Every_entry_at_the_beginning_is_told_shortest_first()
    {
        var known = new KnownPasswords(["mật khẩu", "mat", "matkhaumoi", "khau", "MAT"]);
        var lengths = new int[16];
        Assert.Equal([3, 7, 10], lengths[..known.Beginning("matkhaumoi1", 1, lengths)]);
        Assert.Equal([7, 10], lengths[..known.Beginning("matkhaumoi1", 4, lengths)]);
        Assert.Equal(0, known.Beginning("", 1, lengths));
        Assert.Equal(0, new KnownPasswords([]).Beginning("matkhau", 1, lengths));
    }

    [Theory]
    [InlineData("Mật khẩu!", "matkhau", 1)]
    [InlineData("p@$$w0rd", "passw0rd", 0)]
    [InlineData("!@#$%", "", 1)]
    [InlineData("a-b-c_d", "abcd", 2)]
    [InlineData("Đường ①２", "duong12", 0)]
    public void A_text_is_read_without_dress(string text, string letters, int symbols)
    {
        var plain = PlainText.Of(JudgePassword.Compose(text));
        Assert.Equal((letters, symbols), (plain.Letters, plain.Symbols));
    }
}
