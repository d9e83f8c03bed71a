using System.Globalization;
using HaiDang.Data;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>Writes exactly the tasks that a view shows into a file: Excel or CSV.</summary>
public static class ExportTasks
{
    private static readonly string[] OfTasks =
        ["code", "task", "directive", "field", "assigner", "lead", "coordinating", "assigned", "due_original", "due", "started", "submitted", "done", "status", "on_time_original", "on_time", "waiting", "extensions", "measure", "touched", "as_of", "synthetic"];

    private static readonly string[] OfGroups =
        ["group", "total", "not_started", "in_time", "overdue", "done_on_time", "done_late", "due_by_original", "on_time_by_original", "due_now", "on_time_now", "as_of", "synthetic"];

    /// <summary>Where the file of a view is; in the same order, of all its pages.</summary>
    public static string Address(BoardAddress at) => $"/api/Directives/export.xlsx{(at with { Page = 1 }).ToString()[DirectivesModule.Page.Length..]}";

    public static async Task<Results<FileContentHttpResult, NotFound>> Get(string form, HttpRequest request, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        var at = BoardAddress.Parse(request.QueryString.Value ?? "");
        var view = await LookAtBoard.Run(at.Filter, databases, clock, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var synthetic = await db.ReadSetting(Setting.SyntheticSeed, stop) is not null;
        var (columns, rows) = at.Layout is Layout.Groups ? (OfGroups, Groups(view, at.By, synthetic)) : (OfTasks, await Tasks(view, at, db, stop));
        var name = $"chi-dao-{view.Day:yyyy-MM-dd}{(synthetic ? "-mo-phong" : "")}";
        switch (form)
        {
            case "xlsx":
                return TypedResults.File(Excel(columns, rows, synthetic), WriteXlsx.Type, name + ".xlsx");
            case "csv":
                using (var file = new MemoryStream())
                {
                    await WriteCsv.Run(file, columns, rows.Select(r => Array.ConvertAll(r, v => v is null ? null : Convert.ToString(v, CultureInfo.InvariantCulture))).ToAsyncEnumerable(), stop);
                    return TypedResults.File(file.ToArray(), WriteCsv.Type, name + ".csv");
                }
            default:
                return TypedResults.NotFound();
        }
    }

    private static async Task<object?[][]> Tasks(LookAtBoard.View view, BoardAddress at, HaiDangDb db, CancellationToken stop)
    {
        List<object?[]> rows = [];
        var issuers = view.Directives.ToDictionary(d => d.Id);
        foreach (var some in ListTasks.Sorted(view, at.Sort).Chunk(1_000))
            foreach (var card in await Card.Of(some, db, stop)) rows.Add(Row(card, view, issuers[card.Standing.DirectiveId]));
        return [.. rows];
    }

    private static object?[] Row(Card card, LookAtBoard.View view, Directive directive)
    {
        var (state, day) = (card.State, view.Day);
        return
        [
            card.Code, card.Title, card.DirectiveText, ActWords.Of(card.Field), view.Units.Find(directive.IssuerId)?.Name, view.Units.Find(state.LeadId)?.Name,
            string.Join("; ", card.Coordinating.Select(u => view.Units.Find(u)?.Name)), Iso(card.Standing.AssignedAt.LocalDay), Iso(state.OriginalDue), Iso(state.Due), Iso(state.StartedOn), Iso(state.SubmittedOn), Iso(state.DoneOn),
            ActWords.Of(Statuses.Of(state, day)), YesNo(Statuses.ByOriginalDue(state, day)), YesNo(Statuses.ByDue(state, day)), state.Waiting is Waiting.Nothing ? null : Words.Of<Texts>($"Waiting.{state.Waiting}"),
            state.Extensions, card.Standing.MeasureKey, Iso(card.Standing.TouchedAt.LocalDay), Iso(day), card.Synthetic ? 1 : 0,
        ];
    }

    private static object?[][] Groups(LookAtBoard.View view, Grouping by, bool synthetic) => [.. GroupTasks.Run(view, by).Select(g => (object?[])
    [
        g.Words, g.Tally.Total, g.Tally[Status.NotStarted], g.Tally[Status.InTime], g.Tally[Status.Overdue], g.Tally[Status.DoneOnTime], g.Tally[Status.DoneLate],
        g.Tally.DueByOriginal, g.Tally.OnTimeByOriginal, g.Tally.DueNow, g.Tally.OnTimeNow, Iso(view.Day), synthetic ? 1 : 0,
    ])];

    private static byte[] Excel(string[] columns, object?[][] rows, bool synthetic) =>
        WriteXlsx.Run(Array.ConvertAll(columns, c => Words.Of<Texts>($"Export.{c}")), rows, synthetic ? Words.Of<Texts>("Export.SyntheticSay") : null);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? YesNo(bool? yes) => yes is { } known ? known ? 1 : 0 : null;
}
