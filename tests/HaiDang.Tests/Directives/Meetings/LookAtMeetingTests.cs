using HaiDang.Directives;
using HaiDang.Directives.Assign;
using HaiDang.Directives.Meetings;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Directives.Meetings;

public sealed class LookAtMeetingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_next_meeting_opens_with_what_had_come_of_the_last_for_those_who_may_see_it(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await programme.Assign(new(2026, 10, 20));
        programme.House.Clock.SetUtcNow(new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        programme.Enter("boss");
        var next = (await HoldMeeting.Run(new() { Day = new(2026, 10, 25), Title = "Giao ban sau", Units = [programme.Unit("CAT")] }, programme.Databases, Stop)).Id!.Value;
        var directive = (await KeepDirective.Run(new() { MeetingId = next, Text = "Việc khác", Field = FieldOfWork.Advice, IssuerId = programme.Unit("CAT") }, programme.Databases, Stop)).Id!.Value;
        var given = await AssignTask.Run(new() { DirectiveId = directive, Title = "Việc của đơn vị khác", LeadId = programme.Unit("HG"), Due = new(2026, 12, 1) }, programme.Databases, programme.House.Clock, Stop);
        Assert.Null(given.Refusal);

        var seen = (await LookAtMeeting.Run(next, programme.Databases, programme.House.Clock, Stop))!;
        Assert.Equal((programme.MeetingId, new DateOnly(2026, 10, 25)), (seen.Before!.Id, seen.EarlierDay));
        Assert.Equal(task, Assert.Single(Assert.Single(seen.Earlier).Late).Id);

        // Whoever leads a task of the later one alone sees that one, and nothing of the earlier.
        programme.Enter("stranger");
        seen = (await LookAtMeeting.Run(next, programme.Databases, programme.House.Clock, Stop))!;
        Assert.Null(seen.Before);
        Assert.Null(await LookAtMeeting.Run(programme.MeetingId, programme.Databases, programme.House.Clock, Stop));
        Assert.Equal([next], (await ListMeetings.Run(programme.Databases, programme.House.Clock, Stop)).Select(l => l.Meeting.Id));
        programme.Enter("minister");
        Assert.Equal([programme.MeetingId], (await ListMeetings.Run(programme.Databases, programme.House.Clock, Stop)).Select(l => l.Meeting.Id));
    }
}
