using HaiDang.Shell;
using HaiDang.Shell.Access;
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
        Menu = [new(MenuGroup.Commitments, Page, "check", typeof(Texts), See, OnPhone: true)],
    };

    /// <summary>In which words of a policy is it written down what a side did?</summary>
    internal static string PolicyOf(Side side) => side is Side.Assigner ? Assign : Report;
}
