using CsCheck;
using HaiDang.Directives;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
namespace HaiDang.Tests.Directives;

/// <summary>Years of people doing whatever comes to mind to one task; what the rules refuse leaves no event.</summary>
internal static class RandomLog
{
    public static readonly DateOnly First = new(2026, 1, 5);
    public const int Days = 120;
    private static readonly Act[] Acts = Enum.GetValues<Act>();

    /// <summary>Somebody tries something: after some hours, on a side, with a day, perhaps taking back the last event.</summary>
    public sealed record Attempt(int Hours, Act Act, Side Side, int Day, bool Words, bool Undo, int Account);

    private static readonly Gen<Attempt> SomeAttempt =
        from hours in Gen.Int[0, 90]
        from act in Gen.Int[0, Acts.Length - 1]
        from side in Gen.Int[0, 3]
        from day in Gen.Int[0, Days]
        from words in Gen.Bool
        from undo in Gen.Int[0, 9]
        from account in Gen.Int[1, 3]
        select new Attempt(hours, Acts[act], (Side)side, day, words || undo > 2, undo == 0, account);

    public static readonly Gen<List<AssignmentEvent>> Any =
        from due in Gen.Int[0, Days]
        from attempts in SomeAttempt.Array[0, 60]
        select Played(First.AddDays(due), attempts);

    private static List<AssignmentEvent> Played(DateOnly due, Attempt[] attempts)
    {
        List<AssignmentEvent> events = [new() { AssignmentId = 1, Seq = 1, At = First.Begins.AddHours(9), Act = Act.Assigned, Side = Side.Assigner, By = "bên giao", OtherId = 2, Day = due }];
        foreach (var attempt in attempts)
        {
            var (states, at) = (FoldEvents.Run(events), events[^1].At.AddHours(attempt.Hours));
            var state = states[^1];
            if (attempt.Undo)
            {
                if (JudgeAct.CanBeUndone.Contains(events[^1].Act)) events.Add(Next(events, at, Act.Undid, events[^1].Side, attempt) with { Undoes = events[^1].Seq });
                continue;
            }
            var wish = new JudgeAct.Wish(attempt.Act) { Day = First.AddDays(attempt.Day), OtherId = 10 + attempt.Day % 3, Text = attempt.Words ? "lý do" : null };
            var known = new JudgeAct.Known { AssignerId = 1, Coordinating = [11], OpenMilestones = [12], HasEvidence = attempt.Day % 4 > 0, SubmittedBySame = attempt.Account == 1 };
            if (attempt.Act is Act.Assigned or Act.Undid || JudgeAct.Run(state, attempt.Side, wish, known) is not null) continue;
            events.Add(Next(events, at, attempt.Act, attempt.Side, attempt) with { Day = wish.Day, OtherId = wish.OtherId, Text = wish.Text });
        }
        return events;
    }

    private static AssignmentEvent Next(List<AssignmentEvent> events, DateTimeOffset at, Act act, Side side, Attempt attempt) =>
        new() { AssignmentId = 1, Seq = events.Count + 1, At = at, Act = act, Side = side, AccountId = attempt.Account, By = $"người {attempt.Account}" };
}
