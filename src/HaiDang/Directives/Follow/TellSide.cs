using HaiDang.Data;
namespace HaiDang.Directives.Follow;

/// <summary>For whom does whoever is here act in a task? For one side only, so that nobody settles with themselves.</summary>
public static class TellSide
{
    /// <param name="scope">The units that are acted for, and all beneath them.</param>
    /// <param name="assignment">With its units.</param>
    /// <param name="account">Who is here.</param>
    /// <param name="mayAssign">Whether a role lets them act for the assigner at all.</param>
    public static Side Run(Scope scope, Assignment assignment, int? account, bool mayAssign)
    {
        var lead = assignment.Units.Find(u => u.Part is Part.Lead);
        var leads = lead is not null && scope.Units.Contains(lead.UnitId);
        if (mayAssign && scope.Units.Contains(assignment.AssignerId)) return Side.Assigner;
        if (mayAssign && !leads && account is { } one && (one == assignment.LeaderId || one == assignment.OfficerId)) return Side.Assigner;
        if (leads) return Side.Lead;
        return assignment.Units.Exists(u => u.Part is Part.Coordinating && scope.Units.Contains(u.UnitId)) ? Side.Coordinating : Side.None;
    }
}
