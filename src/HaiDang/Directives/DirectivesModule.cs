using HaiDang.Directives.Board;
using HaiDang.Directives.Feed;
using HaiDang.Directives.Mine;
using HaiDang.Directives.Moves;
using HaiDang.Directives.OneTask;
using HaiDang.Directives.Overview;
using HaiDang.Directives.Remind;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Hardening;
namespace HaiDang.Directives;

/// <summary>What was agreed, who does it, by when, and what came of it?</summary>
public static class DirectivesModule
{
    public const string See = "see directives";
    public const string Report = "report on tasks";
    public const string Assign = "assign tasks";
    public const string Page = "/directives";

    /// <summary>Whoever may act for an agency that asks.</summary>
    public static Role[] MayAssign { get; } = [Role.Leader, Role.StaffOfficer];

    private static readonly Role[] Everybody =
    [
        Role.Leader, Role.StaffOfficer, Role.Analyst, Role.DeskSupervisor, Role.CommuneChief, Role.PersonnelOfficer, Role.ProjectOfficer,
        Role.StandardsAssessor, Role.StandardsVerifier, Role.StandardsDecider, Role.RecordsOfficer,
    ];

    public static Module Module { get; } = new("Directives")
    {
        Knows = ["Places"],
        Policies = [new(See, Everybody), new(Report, Everybody), new(Assign, MayAssign)],
        Subjects = [new("task", Page + "/{0}", See), new("meeting", Page + "/meetings/{0}", See)],
        HomeSentences = [new(typeof(HomeSentence), See)],
        HomeTiles = [new(typeof(HomeTile), See)],
        Services = services => services.AddHostedService<KeepJudging>().AddHostedService<KeepReminding>(),
        Endpoints = api =>
        {
            api.MapGet("/export.{form}", ExportTasks.Get).RequireAuthorization(See).RequireRateLimiting(RateLimits.Heavy).WithSummary("The tasks of a view, or how they stand by unit, as Excel or CSV");
            api.MapGet("/evidence/{id:int}", AttachEvidence.Get).RequireAuthorization(See).RequireRateLimiting(RateLimits.Heavy).WithSummary("A file that shows what was done");
            api.MapGet("/calendar/{secret}.ics", FeedCalendar.Get).AllowAnonymous().RequireRateLimiting(RateLimits.Heavy).WithSummary("The due days of whoever made the secret address, for a calendar program");
        },
        CalendarFeed = "/api/Directives/calendar/{secret}.ics",
        Menu = [new(MenuGroup.Commitments, Page, "done", typeof(Texts), See, OnPhone: true) { Count = CountMine.Run }],
    };

    /// <summary>In which words of a policy is it written down what a side did?</summary>
    internal static string PolicyOf(Side side) => side is Side.Assigner ? Assign : Report;
}
