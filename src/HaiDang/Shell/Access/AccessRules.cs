using HaiDang.Shell.Access.Sessions;
using Microsoft.AspNetCore.Authorization;
namespace HaiDang.Shell.Access;

/// <summary>Who may do what? Every policy of every module and of the house itself, and the rule for whatever names none.</summary>
public static class AccessRules
{
    public const string ManageAccounts = "manage accounts", ReadAudit = "read the audit log", SeeWorkingDays = "see working days", ChangeWorkingDays = "change working days";

    /// <summary>One's own account: for everybody who is signed in, and for those too who must still set up a second factor.</summary>
    public const string OwnAccount = "own account";

    /// <summary>What the house itself lets be done.</summary>
    public static Policy[] Own { get; } =
    [
        new(ManageAccounts, Role.Administrator) { Whole = true }, new(ReadAudit, Role.Auditor) { Whole = true },
        new(SeeWorkingDays, Roles.All), new(ChangeWorkingDays, Role.StaffOfficer, Role.Administrator) { Whole = true },
    ];

    public static IEnumerable<Policy> All(Module[] modules) => Own.Concat(modules.SelectMany(m => m.Policies));

    public static IServiceCollection AddAccess(this IServiceCollection services, Module[] modules)
    {
        services.AddSessionCookie();
        var known = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(SessionClaim.Level, nameof(SessionLevel.Full)).Build();
        var rules = services.AddAuthorizationBuilder().SetDefaultPolicy(known).SetFallbackPolicy(known)
            .AddPolicy(OwnAccount, p => p.RequireAuthenticatedUser().RequireClaim(SessionClaim.Level, nameof(SessionLevel.Full), nameof(SessionLevel.MustEnrol)));
        foreach (var policy in All(modules))
            rules.AddPolicy(policy.Name, p =>
            {
                p.Combine(known).RequireRole(policy.May.Select(r => r.ToString()));
                if (policy.Whole) p.RequireAssertion(at => at.User.Scope.IsWhole);
            });
        return services;
    }
}
