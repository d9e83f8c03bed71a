using HaiDang.Shell.Notices.Send;
using HaiDang.Tests.Testing;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>No letter is lost, none is sent twice while everybody lives, and one whose fate is unknown comes again under the same Message-ID.</summary>
public sealed class SendLettersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_letter_holds_one_sentence_and_a_link_and_goes_out_once(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var server = MailServer.Open();
        await house.Tell(NoticeHouse.Said("Điện thoại của Ngọ"), await house.Person("lan", "lan@tinh.example"));
        Assert.Equal(new(1, 1, null, true), await SendLetters.Run(house.Mail(server), Stop));
        Assert.Equal(new(0, 0, null, true), await SendLetters.Run(house.Mail(server), Stop));
        var (letter, message) = (await house.OnlyLetter(), Assert.Single(server.Taken));
        const string Words = "Khoá truy cập “Điện thoại của Ngọ” vừa được thêm vào tài khoản của bạn.";
        Assert.Equal((Words, "lan@tinh.example", "\"Hải Đăng\" <haidang@tinh.example>"), (message.Subject, message.To.ToString(), message.From.ToString()));
        Assert.Equal($"{letter.Id:N}@tinh.example", message.MessageId);
        Assert.Equal($"{Words}\n\nhttps://haidang.tinh.example/notices/{letter.NoticeId}/open\n\nThư tự động của Hải Đăng. Không trả lời thư này.\n", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(("auto-generated", "utf-8"), (message.Headers["Auto-Submitted"], message.Body!.ContentType.Charset));
        Assert.Equal((LetterState.Sent, 1, 0), (letter.State, letter.Attempts, letter.Doubts));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Several_senders_on_one_database_never_send_the_same(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var server = MailServer.Open();
        var lan = await house.Person("lan", "lan@tinh.example");
        for (var i = 0; i < 40; i++) await house.Tell(NoticeHouse.Said(i), lan);
        var rounds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendLetters.Run(house.Mail(server), Stop))));
        Assert.Equal((40, 40), (rounds.Sum(r => r.Sent), server.Taken.Count));
        Assert.Equal(40, server.Taken.Select(m => m.MessageId).Distinct().Count());
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_server_that_is_away_costs_no_letter_and_no_attempt(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var server = MailServer.Open();
        var lan = await house.Person("lan", "lan@tinh.example");
        for (var i = 0; i < 3; i++) await house.Tell(NoticeHouse.Said(i), lan);
        server.GoAway();
        for (var i = 0; i < 5; i++) Assert.False((await SendLetters.Run(house.Mail(server), Stop)).Reached);
        Assert.Equal((3, "no connection: ConnectionRefused"), ((await house.Counts()).Waiting, (await house.Counts()).LastTrouble));
        server.ComeBack();
        Assert.Equal(3, (await SendLetters.Run(house.Mail(server), Stop)).Sent);
        Assert.Equal(3, server.Taken.Select(m => m.MessageId).Distinct().Count());
        await using var db = house.Db();
        Assert.All(await db.Letters.ToArrayAsync(Stop), l => Assert.Equal((LetterState.Sent, 1, null), (l.State, l.Attempts, l.Trouble)));
    }

    [Theory]
    [InlineData(Manner.NotNow, LetterState.Waiting, 0, 1)]
    [InlineData(Manner.BreakBeforeText, LetterState.Waiting, 0, 1)]
    [InlineData(Manner.BreakInText, LetterState.Uncertain, 1, 1)]
    [InlineData(Manner.BreakBeforeAnswer, LetterState.Uncertain, 1, 1)]
    [InlineData(Manner.TakeAndBreak, LetterState.Uncertain, 1, 2)]
    public async Task After_a_failure_it_comes_again_later_and_twice_only_when_the_server_had_it(Manner manner, LetterState after, int doubts, int arrived)
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        await house.Tell(NoticeHouse.Said("a"), await house.Person("lan", "lan@tinh.example"));
        server.Next.Enqueue(manner);
        Assert.Equal((1, 0, true), await SendLetters.Run(house.Mail(server), Stop) is var first ? (first.Tried, first.Sent, first.Reached) : default);
        var letter = await house.OnlyLetter();
        Assert.Equal((after, doubts), (letter.State, letter.Doubts));
        Assert.InRange(letter.DueAt - house.Clock.GetUtcNow(), TimeSpan.FromSeconds(22), TimeSpan.FromSeconds(38));
        Assert.Equal(0, (await SendLetters.Run(house.Mail(server), Stop)).Tried);
        house.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(1, (await SendLetters.Run(house.Mail(server), Stop)).Sent);
        Assert.Equal(arrived, server.Taken.Count);
        Assert.Single(server.Taken.Select(m => m.MessageId).Distinct());
        Assert.Equal(doubts, (await house.Counts()).InDoubt);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Whoever_dies_between_the_servers_yes_and_our_note_leaves_a_letter_that_comes_again_under_its_own_number(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var server = MailServer.Open();
        await house.Tell(NoticeHouse.Said("a"), await house.Person("lan", "lan@tinh.example"));
        var means = house.Mail(server);
        await using (var db = house.Db())
        {
            var taken = (await SendLetters.Take((await house.OnlyLetter()).Id, db, means, Stop))!;
            using var line = new SmtpLine(means.Settings!, house.Clock);
            Assert.Null(await line.Open(Stop));
            Assert.Equal(LetterState.Sent, (await line.Send(taken.Message!, Stop)).State);
        }
        house.Clock.Advance(SendLetters.Lease);
        Assert.Equal((0, LetterState.Sending), ((await SendLetters.Run(means, Stop)).Tried, (await house.OnlyLetter()).State));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await SendLetters.Run(means, Stop)).Sent);
        Assert.Equal(2, server.Taken.Count);
        Assert.Single(server.Taken.Select(m => m.MessageId).Distinct());
        var counts = await house.Counts();
        Assert.Equal((1, 1, 0), (counts.Sent, counts.InDoubt, counts.Waiting));
    }

    [Theory]
    [InlineData(Manner.RefuseRecipient, "550 5.1.1 no such mailbox")]
    [InlineData(Manner.RefuseText, "554 5.6.0 not wanted")]
    public async Task What_is_refused_for_good_is_not_tried_again_and_holds_nobody_up(Manner manner, string trouble)
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        var lan = await house.Person("lan", "lan@tinh.example");
        await house.Tell(NoticeHouse.Said("a"), lan);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Tell(NoticeHouse.Said("b"), lan);
        server.Next.Enqueue(manner);
        Assert.Equal((2, 1), await SendLetters.Run(house.Mail(server), Stop) is var round ? (round.Tried, round.Sent) : default);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await SendLetters.Run(house.Mail(server), Stop)).Tried);
        var counts = await house.Counts();
        Assert.Equal((1, 1, 0, trouble), (counts.Refused, counts.Sent, counts.Waiting, counts.LastTrouble));
    }

    [Fact]
    public async Task Whatever_a_network_does_every_letter_arrives_and_only_those_in_doubt_twice()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        var (lan, chance) = (await house.Person("lan", "lan@tinh.example"), new Random(20261005));
        Manner[] manners = [Manner.Take, Manner.Take, Manner.NotNow, Manner.BreakBeforeText, Manner.BreakInText, Manner.BreakBeforeAnswer, Manner.TakeAndBreak];
        for (var i = 0; i < 30; i++) await house.Tell(NoticeHouse.Said(i), lan);
        for (var i = 0; i < 60; i++) server.Next.Enqueue(manners[chance.Next(manners.Length)]);
        for (var i = 0; i < 400 && (await house.Counts()).Waiting > 0; i++)
        {
            if (i % 7 == 3) server.GoAway();
            await SendLetters.Run(house.Mail(server), Stop);
            if (i % 7 == 3) server.ComeBack();
            house.Clock.Advance(TimeSpan.FromSeconds(20));
        }
        await using var db = house.Db();
        var letters = await db.Letters.AsNoTracking().ToArrayAsync(Stop);
        var arrived = server.Taken.CountBy(m => m.MessageId!).ToDictionary(StringComparer.Ordinal);
        Assert.All(letters, letter =>
        {
            Assert.Equal(LetterState.Sent, letter.State);
            Assert.InRange(arrived[$"{letter.Id:N}@tinh.example"], 1, 1 + letter.Doubts);
        });
        Assert.Equal(30, arrived.Count);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Without_a_server_nothing_is_sent_and_nothing_piles_up(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var lan = await house.Person("lan", "lan@tinh.example");
        await house.Tell(NoticeHouse.Said("old"), lan);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Tell(NoticeHouse.Said("new"), lan);
        house.Clock.Advance(TimeSpan.FromDays(1.5));
        await SendLetters.Run(house.Mail(null), Stop);
        var counts = await house.Counts();
        Assert.Equal((1, 1, 0), (counts.TooOld, counts.Waiting, counts.Sent));
        await using var server = MailServer.Open();
        Assert.Equal(1, (await SendLetters.Run(house.Mail(server), Stop)).Sent);
    }

    [Fact]
    public async Task No_part_and_no_address_can_add_a_header_or_a_recipient()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        await house.Tell(NoticeHouse.Said("x\r\nBcc: evil@elsewhere.example\r\n\r\n<b>\u2028y\0z"), await house.Person("lan", "lan@tinh.example"));
        foreach (var (i, address) in ((string[])["a@b.example\r\nBcc: evil@elsewhere.example", "a@b.example, evil@elsewhere.example", "Lan <a@b.example>", "a@b.example>\r\nRCPT TO:<evil@elsewhere.example", "nobody", " "]).Index())
            await house.Tell(NoticeHouse.Said("y"), await house.Person($"p{i}", address));
        Assert.Equal((7, 1), await SendLetters.Run(house.Mail(server), Stop) is var round ? (round.Tried, round.Sent) : default);
        var message = Assert.Single(server.Taken);
        Assert.Equal(["Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"],
            message.Headers.Concat(message.Body!.Headers).Select(h => h.Field).Distinct().Order(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);
        Assert.Equal("RCPT TO:<lan@tinh.example>", Assert.Single(server.Heard, h => h.StartsWith("RCPT", StringComparison.Ordinal)));
        Assert.Contains("Bcc: evil@elsewhere.example", message.Subject, StringComparison.Ordinal);
        Assert.Equal(6, (await house.Counts()).NoAddress);
        Assert.DoesNotContain(server.Heard, h => h.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_login_that_fails_and_a_server_without_encryption_get_no_letter_and_leave_no_secret()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        await house.Tell(NoticeHouse.Said("a"), await house.Person("lan", "lan@tinh.example"));
        var settings = NoticeHouse.SettingsFor(server) with { Login = new("haidang", "bí mật 123") };
        server.RefusesLogin = true;
        Assert.Equal(new(0, 0, "login refused (535)", false), await SendLetters.Run(house.Mail(server) with { Settings = settings }, Stop));
        Assert.Equal("login refused (535)", (await house.Counts()).LastTrouble);
        server.Heard.Clear();
        var clear = await SendLetters.Run(house.Mail(server) with { Settings = settings with { Encryption = SecureSocketOptions.StartTls } }, Stop);
        Assert.Equal((false, "the server does not offer encryption or login as set"), (clear.Reached, clear.Trouble));
        Assert.DoesNotContain(server.Heard, h => h.StartsWith("AUTH", StringComparison.Ordinal));
        server.RefusesLogin = false;
        Assert.Equal(1, (await SendLetters.Run(house.Mail(server) with { Settings = settings }, Stop)).Sent);
    }

    [Fact]
    public async Task An_account_that_is_shut_gets_no_letter()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        var lan = await house.Person("lan", "lan@tinh.example");
        await house.Tell(NoticeHouse.Said("a"), lan);
        await using var db = house.Db();
        await db.Set<HaiDang.Shell.Access.Accounts.Account>().Where(a => a.Id == lan).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, house.Clock.GetUtcNow()), Stop);
        Assert.Equal(0, (await SendLetters.Run(house.Mail(server), Stop)).Sent);
        Assert.Equal(1, (await house.Counts()).NoAddress);
    }

    [Fact]
    public void The_same_letter_is_the_same_message_however_often_it_is_written()
    {
        var letter = Letter.Of(7, TestHouse.FixedClock().GetUtcNow());
        var notice = new HaiDang.Shell.Notices.Notice { AccountId = 1, Book = "none", Key = "k", Parts = "[]", Link = "/", At = letter.At };
        var settings = new MailSettings { Host = "h", Port = 1, Encryption = SecureSocketOptions.None, From = new MailboxAddress("", "a@b.example"), Site = new("https://s.example") };
        Assert.Equal(WriteLetter.Run(letter, notice, "c@d.example", settings)!.ToString(), WriteLetter.Run(letter, notice, "c@d.example", settings)!.ToString());
    }
}
