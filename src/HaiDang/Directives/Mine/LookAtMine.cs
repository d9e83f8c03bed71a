using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Places.Units;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Mine;

/// <summary>What is there to do for whoever looks: to decide, to do as lead, to help with, to keep an eye on?</summary>
public static class LookAtMine
{
    /// <summary>So many of each; the others are on the board.</summary>
    public const int Most = 30;

    /// <summary>A task of one's own unit that ends within so many days is there.</summary>
    public const int SoonDays = 14;

    /// <param name="Kind">Why they are there.</param>
    /// <param name="Total">How many.</param>
    /// <param name="Rows">The most pressing of them.</param>
    public sealed record Section(MineSection Kind, int Total, Row[] Rows);

    /// <param name="Card">The task.</param>
    /// <param name="Next">Key of the words for what to do next.</param>
    public sealed record Row(Card Card, string Next);

    /// <param name="Day">As of when.</param>
    /// <param name="Units">The units.</param>
    /// <param name="Sections">Those with something in them, in order.</param>
    public sealed record View(DateOnly Day, UnitBook Units, Section[] Sections);

    public static async Task<View> Run(IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (day, book) = (clock.Today, await UnitBook.Read(db, stop));
        var lateBefore = await FindMine.LateBefore(day, db, stop);
        var sections = (await FindMine.Run(db, stop)).SelectMany(t => Of(t, day, lateBefore).Select(kind => (Kind: kind, Task: t))).ToLookup(t => t.Kind, t => t.Task);
        List<Section> shown = [];
        foreach (var kind in Enum.GetValues<MineSection>().Where(sections.Contains))
        {
            var first = sections[kind].OrderBy(t => t.Standing.State.Due).ThenBy(t => t.Standing.Id).Take(Most).ToDictionary(t => t.Standing.Id);
            var cards = await Card.Of([.. first.Values.Select(t => t.Standing)], db, stop);
            shown.Add(new(kind, sections[kind].Count(), [.. cards.Select(c => new Row(c, Next(kind, first[c.Id], day)))]));
        }
        return new(day, book, [.. shown]);
    }

    private static IEnumerable<MineSection> Of(FindMine.Task task, DateOnly day, DateOnly lateBefore)
    {
        var state = task.Standing.State;
        var late = task.Standing.Status(day) is Status.Overdue;
        var handedIn = state.SubmittedOn is not null;
        var decide = FindMine.IsToDecide(task, day, lateBefore);
        if (decide) yield return MineSection.Decide;
        if (task.Side is Side.Lead && !handedIn && (late || state.Waiting is Waiting.Rework || state.StartedOn is null || state.Due.DayNumber - day.DayNumber <= SoonDays)) yield return MineSection.Lead;
        if (task.Side is Side.Coordinating) yield return MineSection.Coordinate;
        if (task.Follows && !decide) yield return MineSection.Follow;
        if ((task.Side is Side.Lead || task.Follows) && !handedIn && LookAtBoard.IsStale(task.Standing, day)) yield return MineSection.Stale;
    }

    private static string Next(MineSection kind, FindMine.Task task, DateOnly day) => (kind, task.Standing.State) switch
    {
        (MineSection.Decide, { Waiting: Waiting.Acceptance }) => "Mine.Next.Accept",
        (MineSection.Decide, { Waiting: Waiting.Extension }) => "Mine.Next.Extension",
        (MineSection.Decide, _) => "Mine.Next.Late",
        (MineSection.Coordinate, _) => "Mine.Next.Report",
        (_, _) when task.Side is not Side.Lead => "Mine.Next.Look",
        (_, { Waiting: Waiting.Rework }) => "Mine.Next.Rework",
        (_, { StartedOn: null }) => "Mine.Next.Begin",
        _ => task.Standing.Status(day) is Status.Overdue ? "Mine.Next.Submit" : "Mine.Next.Report",
    };
}
