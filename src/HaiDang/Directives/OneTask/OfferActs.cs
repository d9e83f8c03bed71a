using HaiDang.Directives.Follow;
namespace HaiDang.Directives.OneTask;

/// <summary>What can whoever looks do to a task now, and what is missing for the rest?</summary>
public static class OfferActs
{
    /// <param name="Act">What can be done.</param>
    /// <param name="Why">Key of the words that say what is missing first; null when nothing is.</param>
    public sealed record Offer(Act Act, string? Why);

    private static readonly Act[] Order =
    [
        Act.Accepted, Act.Returned, Act.Extended, Act.RefusedExtension, Act.Started, Act.Submitted, Act.Reported, Act.AskedExtension, Act.ReviewLater, Act.Concluded,
        Act.HandedOver, Act.AddedUnit, Act.RemovedUnit, Act.SetLeader, Act.SetOfficer, Act.Withdrew, Act.Reinstated,
    ];

    /// <summary>What whoever answers for the missing piece could still add is offered with the reason; the rest is not there.</summary>
    private static readonly string[] CanBeMended = ["Refused.NoEvidence", "Refused.SamePerson"];

    public static Offer[] Run(ShowTask.View view)
    {
        var coordinating = view.Task.Units.Where(u => u.Part is Part.Coordinating).Select(u => u.UnitId).ToArray();
        var submitter = view.Events.FirstOrDefault(e => e is { Said.Act: Act.Submitted, Undone: false })?.Said.AccountId;
        var known = new JudgeAct.Known
        {
            AssignerId = view.Task.AssignerId, Coordinating = coordinating, HasEvidence = view.Evidence.Length > 0, SubmittedBySame = submitter is not null && submitter == view.AccountId,
        };
        return [.. Order.Select(act => new Offer(act, JudgeAct.Run(view.State, view.Side, Filled(act, view, coordinating), known))).Where(o => o.Why is null || CanBeMended.Contains(o.Why))];
    }

    /// <summary>The first three stand as buttons, by what is most likely wanted; the others a click further.</summary>
    public static bool IsCommon(Act act) => act is Act.Accepted or Act.Returned or Act.Extended or Act.RefusedExtension or Act.Started or Act.Submitted or Act.Reported or Act.AskedExtension or Act.ReviewLater or Act.Concluded or Act.Reinstated;

    private static JudgeAct.Wish Filled(Act act, ShowTask.View view, int[] coordinating) => new(act)
    {
        Text = "…", Day = view.State.Due.AddDays(1), OtherId = act is Act.RemovedUnit ? coordinating.FirstOrDefault() : act is Act.HandedOver or Act.AddedUnit ? int.MaxValue : null,
    };
}
