using HaiDang.Shell.Notices.Send;
using MailKit.Security;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>A server is spoken to in the clear only on this machine; what cannot be read is refused without repeating it.</summary>
public sealed class MailSettingsTests
{
    private static MailSettings? Read(string? server, string? from = "haidang@tinh.example", string? site = "https://haidang.tinh.example") => MailSettings.Of(name => name switch
    {
        MailSettings.Server => server,
        MailSettings.Sender => from,
        MailSettings.SiteAddress => site,
        _ => null,
    });

    [Theory]
    [InlineData("smtps://mail.tinh.example", "mail.tinh.example", 465, SecureSocketOptions.SslOnConnect)]
    [InlineData("smtp://mail.tinh.example", "mail.tinh.example", 587, SecureSocketOptions.StartTls)]
    [InlineData("smtp://mail.tinh.example:25", "mail.tinh.example", 25, SecureSocketOptions.StartTls)]
    [InlineData("smtp://localhost.tinh.example:25", "localhost.tinh.example", 25, SecureSocketOptions.StartTls)]
    [InlineData("smtp://127.0.0.1:2525", "127.0.0.1", 2525, SecureSocketOptions.None)]
    [InlineData("smtp://localhost:25", "localhost", 25, SecureSocketOptions.None)]
    [InlineData("smtp://[::1]:25", "::1", 25, SecureSocketOptions.None)]
    public void Encryption_is_asked_for_everywhere_but_on_this_machine(string server, string host, int port, SecureSocketOptions encryption)
    {
        var settings = Read(server)!;
        Assert.Equal((host, port, encryption), (settings.Host, settings.Port, settings.Encryption));
        Assert.Null(settings.Login);
    }

    [Fact]
    public void A_password_may_hold_anything_and_is_never_printed()
    {
        var settings = Read("smtps://hai%40dang:b%C3%AD%3Am%E1%BA%ADt%2F@mail.tinh.example:465")!;
        Assert.Equal(("hai@dang", "bí:mật/"), (settings.Login!.UserName, settings.Login.Password));
        Assert.DoesNotContain("bí", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://user:bimat@mail.tinh.example", null, null, MailSettings.Server)]
    [InlineData("smtps:bimat", null, null, MailSettings.Server)]
    [InlineData("smtps://u:bimat@mail.tinh.example", "not an address", null, MailSettings.Sender)]
    [InlineData("smtps://u:bimat@mail.tinh.example", "", null, MailSettings.Sender)]
    [InlineData("smtps://u:bimat@mail.tinh.example", null, "haidang.tinh.example", MailSettings.SiteAddress)]
    [InlineData("smtps://u:bimat@mail.tinh.example", null, "https://haidang.tinh.example/deeper", MailSettings.SiteAddress)]
    public void What_cannot_be_read_is_named_and_not_repeated(string server, string? from, string? site, string named)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Read(server, from ?? "haidang@tinh.example", site ?? "https://haidang.tinh.example"));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("bimat", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_server_nothing_is_set_and_three_days_is_the_usual_age()
    {
        Assert.Null(Read(null));
        Assert.Equal(TimeSpan.FromDays(3), MailSettings.OldestOf(_ => null));
        Assert.Equal(TimeSpan.FromDays(7), MailSettings.OldestOf(_ => "7"));
        Assert.Throws<InvalidDataException>(() => MailSettings.OldestOf(_ => "0"));
    }

    [Fact]
    public void Waiting_doubles_up_to_an_hour_within_a_quarter_and_is_the_same_for_the_same_letter()
    {
        foreach (var failures in Enumerable.Range(1, 40))
        {
            var usual = TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, failures - 1), 3600));
            var waits = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).Select(id => (Once: Backoff.After(failures, id), Again: Backoff.After(failures, id))).ToArray();
            Assert.All(waits, w => Assert.InRange(w.Once, usual * 0.75, usual * 1.2501));
            Assert.All(waits, w => Assert.Equal(w.Once, w.Again));
            Assert.True(waits.Distinct().Count() > 150);
        }
    }
}
