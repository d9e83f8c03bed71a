using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>For whom does whoever is here act in a task? For one side only, so that nobody settles with themselves.</summary>
public static class TellSide
{
    /// <summary>What somebody is to a task.</summary>
    public readonly record struct Ties
    {
        /// <summary>A role lets them act for the agency that gives tasks.</summary>
        public required bool MayAssign { get; init; }

        /// <summary>They act for the agency that gave it, the unit that leads it, one that helps.</summary>
        public required bool Assigns { get; init; }
        public required bool Leads { get; init; }
        public required bool Helps { get; init; }

        /// <summary>They keep an eye on it.</summary>
        public required bool Follows { get; init; }
    }

    /// <summary>Whoever follows a task acts for the side that gave it, unless they lead it.</summary>
    public static Side Run(Ties ties) => ties switch
    {
        { MayAssign: true, Assigns: true } => Side.Assigner,
        { Leads: true } => Side.Lead,
        { MayAssign: true, Follows: true } => Side.Assigner,
        { Helps: true } => Side.Coordinating,
        _ => Side.None,
    };

    /// <param name="scope">The units that are acted for, and all beneath them.</param>
    /// <param name="task">With its units.</param>
    /// <param name="account">Who is here.</param>
    /// <param name="mayAssign">Whether a role lets them act for the assigner at all.</param>
    public static Side Run(Scope scope, Assignment task, int? account, bool mayAssign)
    {
        bool Acts(Part part) => task.Units.Exists(u => u.Part == part && scope.Units.Contains(u.UnitId));
        return Run(new Ties
        {
            MayAssign = mayAssign, Assigns = Acts(Part.Assigner), Leads = Acts(Part.Lead), Helps = Acts(Part.Coordinating), Follows = account is { } one && (one == task.LeaderId || one == task.OfficerId),
        });
    }

    /// <summary>Whether one of an account's roles lets it act for an agency that gives tasks.</summary>
    public static Task<bool> MayAssign(int accountId, HaiDangDb db, CancellationToken stop)
    {
        var may = DirectivesModule.MayAssign;
        return db.AccountRoles.AnyAsync(r => r.AccountId == accountId && may.Contains(r.Role), stop);
    }
}
