using HaiDang.Places.Units;
namespace HaiDang.Directives.FromWord;

/// <summary>What is being made of a clause, before it is confirmed?</summary>
public sealed class ClauseDraft
{
    /// <param name="clause">As read.</param>
    /// <param name="issuer">The agency that asks, until somebody says otherwise.</param>
    /// <param name="book">The units.</param>
    public ClauseDraft(Clause clause, int issuer, UnitBook book)
    {
        (Said, Take, Text, IssuerId, Due) = (clause, clause.IsOrder, clause.Text.Length <= Assign.KeepDirective.LongestText ? clause.Text : clause.Text[..Assign.KeepDirective.LongestText], issuer, clause.Due?.Day);
        if (clause.Unit is not { } unit) return;
        Lead = GuessUnit.Run(unit.Lead, book) is { } lead && lead.Id != issuer ? [lead.Id] : [];
        Coordinating = [.. unit.With.Select(w => GuessUnit.Run(w, book)).OfType<Unit>().Select(u => u.Id).Where(u => u != issuer && !Lead.Contains(u)).Distinct()];
    }

    public Clause Said { get; }
    public bool Take { get; set; }
    public string Text { get; set; }
    public FieldOfWork Field { get; set; }
    public int IssuerId { get; set; }
    public int[] Lead { get; set; } = [];
    public int[] Coordinating { get; set; } = [];
    public DateOnly? Due { get; set; }

    /// <summary>Whether a task comes of it too.</summary>
    public bool GivesTask => Lead.Length > 0 && Due is not null;

    public TakeNotice.Taken Confirmed => new()
    {
        Clause = Said.Number, Text = Text, Field = Field, IssuerId = IssuerId, LeadId = GivesTask ? Lead[0] : null, Coordinating = Coordinating, Due = Due,
    };
}
