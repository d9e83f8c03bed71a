using HaiDang.Directives.Follow;
using HaiDang.Ui;
namespace HaiDang.Directives.Board;

/// <summary>How do the tasks of each unit, agency, field, meeting or directive stand?</summary>
public static class GroupTasks
{
    /// <param name="Words">What it is called.</param>
    /// <param name="Filter">Leads to exactly its tasks.</param>
    /// <param name="Tally">How they stand.</param>
    public sealed record Group(string Words, AssignmentFilter Filter, Tally Tally);

    /// <summary>Those with the most overdue first, then by name: what needs somebody, never a ranking by merit.</summary>
    public static Group[] Run(LookAtBoard.View view, Grouping by)
    {
        var (filter, meetings, directives) = (view.Filter with { Status = null }, view.Meetings.ToDictionary(m => m.Id), view.Directives.ToDictionary(d => d.Id));
        var groups = view.Tasks.Where(t => directives.ContainsKey(t.DirectiveId)).GroupBy(t => by switch
        {
            Grouping.Unit => t.State.LeadId,
            Grouping.Agency => t.AssignerId,
            Grouping.Field => (int)directives[t.DirectiveId].Field,
            Grouping.Meeting => directives[t.DirectiveId].MeetingId,
            _ => t.DirectiveId,
        });
        return [.. groups.Select(g => by switch
        {
            Grouping.Unit => new Group(view.Units[g.Key].Name, filter with { LeadId = g.Key }, Tally.Of(g, view.Day)),
            Grouping.Agency => new Group(view.Units[g.Key].Name, filter with { AgencyId = g.Key }, Tally.Of(g, view.Day)),
            Grouping.Field => new Group(ActWords.Of((FieldOfWork)g.Key), filter with { Field = (FieldOfWork)g.Key }, Tally.Of(g, view.Day)),
            Grouping.Meeting => new Group($"{Figures.Day(meetings[g.Key].Day)} · {meetings[g.Key].Title}", filter with { MeetingId = g.Key }, Tally.Of(g, view.Day)),
            _ => new Group($"{directives[g.Key].Code} · {directives[g.Key].Text}", filter with { DirectiveId = g.Key }, Tally.Of(g, view.Day)),
        }).OrderBy(g => by is Grouping.Directive ? directives[g.Filter.DirectiveId!.Value].Rank : -g.Tally[Status.Overdue]).ThenBy(g => g.Words, StringComparer.CurrentCulture)];
    }
}
