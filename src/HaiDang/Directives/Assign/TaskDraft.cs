using HaiDang.Directives.OneTask;
using HaiDang.Shell.Measures;
namespace HaiDang.Directives.Assign;

/// <summary>What is being written of a task, before it is given?</summary>
public sealed class TaskDraft
{
    public sealed class Step
    {
        public string Title { get; set; } = "";
        public DateOnly Due { get; set; }
    }

    public sealed class Link
    {
        public string Title { get; set; } = "";
        public string Href { get; set; } = "";
    }

    public int DirectiveId { get; set; }
    public string Title { get; set; } = "";
    public string Detail { get; set; } = "";
    public DateOnly Due { get; set; }
    public int[] Lead { get; set; } = [];
    public int[] Coordinating { get; set; } = [];
    public int? LeaderId { get; set; }
    public int? OfficerId { get; set; }
    public MeasureRef? Measure { get; set; }
    public List<Step> Steps { get; } = [];
    public List<Link> Links { get; } = [];

    /// <summary>Nothing but the directive, and three months.</summary>
    public void Begin(DateOnly today, int directive) => (Due, DirectiveId) = (today.AddMonths(3), directive);

    /// <summary>Another task for the same measure: whatever that one had but its words and days.</summary>
    public void Take(ShowTask.View other)
    {
        (DirectiveId, Lead, Coordinating) = (other.Task.DirectiveId, [other.State.LeadId], [.. other.Coordinating.Select(u => u.Id)]);
        (LeaderId, OfficerId) = (other.Task.LeaderId, other.Task.OfficerId);
        Measure = other.Task.MeasureKey is { } key ? new(key, other.Task.MeasureSubject, other.Task.MeasurePlaceId) : null;
    }

    public AssignTask.Command Command => new()
    {
        DirectiveId = DirectiveId, Title = Title, Detail = Detail, Due = Due, LeadId = Lead.FirstOrDefault(), Coordinating = Coordinating, LeaderId = LeaderId, OfficerId = OfficerId,
        MeasureKey = Measure?.Key, MeasureSubject = Measure?.Subject, MeasurePlaceId = Measure?.PlaceId,
        Steps = [.. Steps.Where(s => s.Title.Trim().Length > 0).Select(s => new AssignTask.Step(s.Title, s.Due))],
        Links = [.. Links.Where(l => l.Title.Trim().Length > 0 || l.Href.Trim().Length > 0).Select(l => new AssignTask.Link(l.Title, l.Href.Trim()))],
    };
}
