using System.Globalization;
using System.Web;
using Microsoft.AspNetCore.Http.Extensions;
namespace HaiDang.Directives.Board;

/// <summary>Which tasks among those that have a status need a look?</summary>
/// <remarks>Unmoved: done, and the measure is where it was. Moved: the measure is better, and it is not done.</remarks>
public enum Lens { All, Late, Waiting, AtRisk, Stale, Unmoved, Moved, Withdrawn }

/// <summary>Which tasks, as of which day? As in the address of a page.</summary>
public sealed record AssignmentFilter
{
    public int? MeetingId { get; init; }
    public int? DirectiveId { get; init; }

    /// <summary>Tasks that this unit, or one beneath it, leads or helps with.</summary>
    public int? UnitId { get; init; }

    /// <summary>Tasks that exactly this unit leads.</summary>
    public int? LeadId { get; init; }

    /// <summary>Tasks that this agency gave.</summary>
    public int? AgencyId { get; init; }
    public FieldOfWork? Field { get; init; }
    public Status? Status { get; init; }
    public Lens Lens { get; init; }

    /// <summary>Looked for in codes, titles and texts, with or without tone marks.</summary>
    public string Text { get; init; } = "";

    /// <summary>How it stood at the end of a day, which has a day after it; null for now.</summary>
    public DateOnly? AsOf { get; init; }

    public static AssignmentFilter Parse(string query)
    {
        var said = HttpUtility.ParseQueryString(query);
        return new()
        {
            MeetingId = Number(said["meeting"]), DirectiveId = Number(said["directive"]), UnitId = Number(said["unit"]), LeadId = Number(said["lead"]), AgencyId = Number(said["agency"]), Field = Named<FieldOfWork>(said["field"]),
            Status = Named<Status>(said["status"]), Lens = Named<Lens>(said["show"]) ?? Lens.All, Text = said["q"] ?? "",
            AsOf = DateOnly.TryParseExact(said["asof"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null,
        };
    }

    /// <summary>What follows the question mark, without it; empty for everything.</summary>
    public override string ToString() => Written().ToQueryString().Value?.TrimStart('?') ?? "";

    internal QueryBuilder Written()
    {
        var said = new QueryBuilder();
        void Say(string name, object? value)
        {
            if (value is not null) said.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }
        Say("meeting", MeetingId);
        Say("directive", DirectiveId);
        Say("unit", UnitId);
        Say("lead", LeadId);
        Say("agency", AgencyId);
        Say("field", Field);
        Say("status", Status);
        Say("show", Lens is Lens.All ? null : Lens);
        Say("q", Text.Length == 0 ? null : Text);
        Say("asof", AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return said;
    }

    private static int? Number(string? written) => int.TryParse(written, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Named<T>(string? written) where T : struct, Enum =>
        Enum.TryParse<T>(written, ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsAsciiDigit(written![0]) ? named : null;
}
