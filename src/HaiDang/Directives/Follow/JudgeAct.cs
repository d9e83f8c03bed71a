namespace HaiDang.Directives.Follow;

/// <summary>May this be done to a task as it is, by this side? The rules of the two agencies, in one place.</summary>
public static class JudgeAct
{
    /// <summary>What somebody wants to do.</summary>
    public sealed record Wish(Act Act)
    {
        public DateOnly? Day { get; init; }
        public int? OtherId { get; init; }
        public string? Text { get; init; }
    }

    /// <summary>What is known of the task besides its state.</summary>
    public sealed record Known
    {
        public required int AssignerId { get; init; }
        public int[] Coordinating { get; init; } = [];

        /// <summary>Milestones that have not been reached.</summary>
        public int[] OpenMilestones { get; init; } = [];
        public bool HasEvidence { get; init; }

        /// <summary>It was the same account that submitted.</summary>
        public bool SubmittedBySame { get; init; }
    }

    private static readonly Act[] OfAssigner =
    [
        Act.Accepted, Act.Returned, Act.Extended, Act.RefusedExtension, Act.HandedOver, Act.AddedUnit, Act.RemovedUnit, Act.SetLeader, Act.SetOfficer,
        Act.Withdrew, Act.Reinstated, Act.ReviewLater, Act.Concluded,
    ];

    private static readonly Act[] OfLead = [Act.Started, Act.Reported, Act.ReachedMilestone, Act.Submitted, Act.AskedExtension];
    private static readonly Act[] AfterDone = [Act.ReviewLater, Act.Concluded, Act.SetLeader, Act.SetOfficer];
    private static readonly Act[] NotWhileSubmitted = [Act.AskedExtension, Act.Extended, Act.RefusedExtension, Act.HandedOver, Act.Submitted];

    /// <summary>These say why.</summary>
    public static Act[] NeedReason { get; } = [Act.Reported, Act.Returned, Act.AskedExtension, Act.Extended, Act.RefusedExtension, Act.HandedOver, Act.Withdrew, Act.Reinstated, Act.Concluded];

    /// <summary>These can be taken back by whoever did them, as long as nothing has come after.</summary>
    public static Act[] CanBeUndone { get; } =
        [Act.Started, Act.Reported, Act.ReachedMilestone, Act.Submitted, Act.Accepted, Act.Returned, Act.AskedExtension, Act.Extended, Act.RefusedExtension, Act.HandedOver, Act.AddedUnit, Act.RemovedUnit,
            Act.SetLeader, Act.SetOfficer, Act.Withdrew, Act.Reinstated, Act.ReviewLater, Act.Concluded];

    /// <summary>Assigning and taking back have ways of their own (<see cref="Assign.AssignTask"/>, <see cref="UndoAct"/>) and are nobody's here.</summary>
    /// <returns>Null when it may; else the key of the words that say why not.</returns>
    public static string? Run(AssignmentState state, Side side, Wish wish, Known known)
    {
        if (BySide(side, wish.Act) is { } notTheirs) return notTheirs;
        if (ByState(state, wish.Act) is { } notNow) return notNow;
        if (NeedReason.Contains(wish.Act) && string.IsNullOrWhiteSpace(wish.Text)) return "Refused.NoReason";
        return wish.Act switch
        {
            Act.Submitted when !known.HasEvidence => "Refused.NoEvidence",
            Act.Accepted when known.SubmittedBySame => "Refused.SamePerson",
            Act.AskedExtension or Act.Extended when !(wish.Day > state.Due) => "Refused.NotLater",
            Act.ReachedMilestone when !known.OpenMilestones.Contains(wish.OtherId ?? 0) => "Refused.NoMilestone",
            Act.HandedOver when wish.OtherId is null || wish.OtherId == state.LeadId => "Refused.NoOtherLead",
            Act.HandedOver or Act.AddedUnit when wish.OtherId == known.AssignerId => "Refused.OwnTask",
            Act.AddedUnit when wish.OtherId is null || wish.OtherId == state.LeadId || known.Coordinating.Contains(wish.OtherId.Value) => "Refused.HasPart",
            Act.RemovedUnit when !known.Coordinating.Contains(wish.OtherId ?? 0) => "Refused.HasNoPart",
            Act.ReviewLater when wish.Day is null => "Refused.NoDay",
            _ => null,
        };
    }

    private static string? BySide(Side side, Act act) => side switch
    {
        Side.Assigner when OfAssigner.Contains(act) => null,
        Side.Lead when OfLead.Contains(act) => null,
        Side.Coordinating when act is Act.Reported => null,
        _ when OfAssigner.Contains(act) => "Refused.OnlyAssigner",
        _ when act is Act.Reported => "Refused.NoPart",
        _ => "Refused.OnlyLead",
    };

    private static string? ByState(AssignmentState state, Act act) => state switch
    {
        { Waiting: Waiting.Withdrawn } => act is Act.Reinstated ? null : "Refused.Withdrawn",
        _ when act is Act.Reinstated => "Refused.NotWithdrawn",
        { DoneOn: not null } when !AfterDone.Contains(act) => "Refused.Done",
        { DoneOn: null } when act is Act.ReviewLater or Act.Concluded => "Refused.NotDone",
        { StartedOn: not null } when act is Act.Started => "Refused.Started",
        { SubmittedOn: not null, DoneOn: null } when NotWhileSubmitted.Contains(act) => "Refused.Submitted",
        { SubmittedOn: null } when act is Act.Accepted or Act.Returned => "Refused.NotSubmitted",
        { AskedDue: null } when act is Act.RefusedExtension => "Refused.NotAsked",
        _ => null,
    };
}
