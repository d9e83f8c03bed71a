using HaiDang.Shell;
namespace HaiDang.Directives.Follow;

/// <summary>What is so of a task after its events? The one place where an event gets its meaning.</summary>
public static class FoldEvents
{
    /// <summary>All that was ever so, each state from the event that made it; only events that changed something have one.</summary>
    /// <param name="events">All of one task, in order; the first is <see cref="Act.Assigned"/>.</param>
    public static List<AssignmentState> Run(IEnumerable<AssignmentEvent> events)
    {
        List<AssignmentState> states = [];
        foreach (var next in events)
        {
            if (After(states, next) is not { } state) continue;
            if (states.Count > 0) states[^1].UntilAt = next.At;
            states.Add(state);
        }
        return states;
    }

    /// <summary>What is so after one more event; null when it is the same as before.</summary>
    /// <param name="before">All that was so until now, oldest first; an undo needs more than the last.</param>
    /// <param name="next">The event.</param>
    public static AssignmentState? After(IReadOnlyList<AssignmentState> before, AssignmentEvent next)
    {
        if (next.Act is Act.Assigned)
        {
            return new()
            {
                AssignmentId = next.AssignmentId, Seq = next.Seq, FromAt = next.At, LeadId = next.OtherId ?? throw Broken(next), OriginalDue = next.Day ?? throw Broken(next), Due = next.Day.Value,
            };
        }
        if (before.Count == 0) throw Broken(next);
        var (was, day) = (before[^1], next.At.LocalDay);
        var now = next.Act is Act.Undid ? before.LastOrDefault(s => s.Seq < next.Undoes) ?? throw Broken(next) : Changed(was, next, day);
        now = now with { Seq = was.Seq, FromAt = was.FromAt, UntilAt = was.UntilAt };
        return now == was ? null : now with { Seq = next.Seq, FromAt = next.At, UntilAt = null };
    }

    private static AssignmentState Changed(AssignmentState was, AssignmentEvent next, DateOnly day) => next.Act switch
    {
        Act.Started => was with { StartedOn = was.StartedOn ?? day },
        Act.Reported or Act.ReachedMilestone when next.Side is Side.Lead => was with { StartedOn = was.StartedOn ?? day },
        Act.Submitted => was with { StartedOn = was.StartedOn ?? day, SubmittedOn = day, AskedDue = null, Waiting = Waiting.Acceptance },
        Act.Accepted => was with { DoneOn = was.SubmittedOn, AcceptedOn = day, Waiting = Waiting.Nothing },
        Act.Returned => was with { SubmittedOn = null, Waiting = Waiting.Rework },
        Act.AskedExtension => was with { AskedDue = next.Day, Waiting = Waiting.Extension },
        Act.Extended => was with { Due = next.Day ?? throw Broken(next), AskedDue = null, Extensions = was.Extensions + 1, Waiting = Settled(was) },
        Act.RefusedExtension => was with { AskedDue = null, Waiting = Settled(was) },
        Act.HandedOver => was with { LeadId = next.OtherId ?? throw Broken(next) },
        Act.Withdrew => was with { AskedDue = null, Waiting = Waiting.Withdrawn },
        Act.Reinstated => was with { Waiting = was is { SubmittedOn: not null, DoneOn: null } ? Waiting.Acceptance : Waiting.Nothing },
        Act.ReviewLater => was with { ReviewOn = next.Day },
        Act.Concluded => was with { Concluded = true },
        _ => was,
    };

    private static Waiting Settled(AssignmentState was) => was.Waiting is Waiting.Extension ? Waiting.Nothing : was.Waiting;

    private static InvalidOperationException Broken(AssignmentEvent next) => new($"Event {next.Seq} of task {next.AssignmentId} ({next.Act}) makes no sense where it stands.");
}
