using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Notices;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>Words are chosen when they are read, and never break.</summary>
public sealed class NoticeWordsTests
{
    private static readonly string Book = typeof(AccountMeans).Namespace![..^".Accounts".Length] + ".Texts";

    private static Notice Of(string key, params object[] parts) => new()
    {
        AccountId = 1, Book = Book, Key = key, Parts = NoticeParts.Write(parts), Link = "/", At = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void One_notice_reads_in_the_language_of_its_reader_with_the_hour_of_the_place()
    {
        var notice = Of("Notice.NewBrowser", "Firefox · Linux", "10.0.0.7", new DateTimeOffset(2026, 10, 4, 23, 10, 0, TimeSpan.Zero));
        Assert.Equal("Tài khoản của bạn vừa được dùng ở một trình duyệt mới: Firefox · Linux, từ 10.0.0.7, lúc 05/10/2026 06:10.", NoticeWords.Of(notice, Cultures.Vietnamese));
        Assert.Equal("Your account has been used in a new browser: Firefox · Linux, from 10.0.0.7, at 05/10/2026 06:10.", NoticeWords.Of(notice, Cultures.English));
    }

    [Fact]
    public void Words_that_are_gone_leave_their_key_and_line_ends_become_spaces()
    {
        Assert.Equal("Notice.Gone", NoticeWords.Of(Of("Notice.Gone"), Cultures.Vietnamese));
        Assert.Equal("Notice.NewBrowser", NoticeWords.Of(Of("Notice.NewBrowser", "one part of three"), Cultures.Vietnamese));
        Assert.Equal("The passkey “a  Bcc: b@c.example” has been added to your account.", NoticeWords.Of(Of("Notice.PasskeyAdded", "a\r\nBcc: b@c.example"), Cultures.English));
    }

    [Fact]
    public void Only_resources_are_ever_looked_up_by_name() =>
        Assert.Equal("k", NoticeWords.Of(new() { AccountId = 1, Book = "HaiDang.Shell.Site", Key = "k", Parts = "[]", Link = "/", At = default }, Cultures.English));

    [Fact]
    public void Numbers_and_days_are_written_as_the_language_writes_them()
    {
        Assert.Equal([1_234L, 0.5, "05/10/2026"], NoticeParts.Read(NoticeParts.Write([1_234, 0.5, new DateOnly(2026, 10, 5)])));
    }
}
