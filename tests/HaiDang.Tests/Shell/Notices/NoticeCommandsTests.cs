using HaiDang.Shell.Notices.Send;
using HaiDang.Tests.HotSpots.Analyse;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

public sealed class NoticeCommandsTests
{
    [Fact]
    public async Task The_command_says_how_many_wait_and_what_the_last_trouble_was()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        var lan = await house.Person("lan", "lan@tinh.example");
        for (var i = 0; i < 3; i++) await house.Tell(NoticeHouse.Said(i), lan);
        server.Next.Enqueue(Manner.RefuseRecipient);
        server.Next.Enqueue(Manner.Take);
        server.Next.Enqueue(Manner.NotNow);
        await SendLetters.Run(house.Mail(server), TestContext.Current.CancellationToken);
        var (code, said, _) = await Terminal.Run("notices", "status", "--data", house.Folder);
        Assert.Equal((0, true), (code, said.StartsWith("Waiting: 1 letters", StringComparison.Ordinal)));
        Assert.Contains("Given up: 1 letters (refused by the server 1, too old 0, no address 0)", said, StringComparison.Ordinal);
        Assert.Matches("Last trouble \\(05/10/2026 06:10\\): (550 5.1.1 no such mailbox|451 4.7.1 try later)", said);
        Assert.Contains("\"waiting\":1,\"sent\":1,\"inDoubt\":0,\"refused\":1", (await Terminal.Run("notices", "status", "--json", "--data", house.Folder)).Out, StringComparison.Ordinal);
    }
}
