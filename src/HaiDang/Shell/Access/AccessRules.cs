using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
namespace HaiDang.Shell.Access;

/// <summary>Who may do what? Every policy of every module, and the rule for whatever names none.</summary>
public static class AccessRules
{
    public static IServiceCollection AddAccess(this IServiceCollection services, Module[] modules)
    {
        services.AddAuthentication(LocalOperator.Scheme)
            .AddScheme<AuthenticationSchemeOptions, LocalOperator>(LocalOperator.Scheme, _ => { });
        var rules = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var policy in modules.SelectMany(m => m.Policies))
            rules.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireClaim(LocalOperator.May, policy));
        return services;
    }
}
