using System.Security.Claims;
using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Hardening;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.SignIn.Agency;

/// <summary>Signs in whom an agency's own sign-in vouches for. Its claims decide roles, places and units, each time anew; the account is made at the first time.</summary>
public static class SignInByAgency
{
    internal static Results<ChallengeHttpResult, NotFound> Get(string? back, IServiceProvider services) => services.GetService<AgencySettings>() is null
        ? TypedResults.NotFound()
        : TypedResults.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(back) }, [AgencyScheme.Scheme]);

    /// <returns>Null when a session has begun; else why not: <c>rights</c> or <c>failed</c>.</returns>
    public static async Task<string?> Run(ClaimsPrincipal person, AgencySettings agency, HttpContext http, SignInDesk desk, CancellationToken stop)
    {
        if (person.FindFirst("sub") is not { Value.Length: > 0 and < 256 } sub) return "failed";
        await using var db = await desk.Means.Databases.CreateDbContextAsync(stop);
        if (await RightsOf(person, agency, desk.Means, db, stop) is not { } rights || JudgeRights.Run(rights) is not null) return "rights";
        var subject = $"{agency.Authority.Host}|{sub.Value}";
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.AgencySubject == subject, stop);
        if (account is { DisabledAt: not null }) return "rights";
        // It is the agency that gives these rights, not their owner.
        Actor.Enter(Actor.Of(http) with { Who = account?.UserName ?? "agency", AccountId = null });
        if (account is null)
        {
            if (await Make(person, subject, rights, agency, desk.Means, stop) is not { } made) return "failed";
            account = made;
        }
        else if (await Differ(account, rights, db, stop) && await ChangeRights.Run(account.Id, rights, desk.Means, stop) is not null) return "rights";
        var strong = person.FindAll("amr").Any(a => agency.SecondFactor.Contains(a.Value));
        await BeginSession.Run(account, strong ? Proof.Strong : Proof.OneFactor, "agency", http, desk, db, stop);
        return null;
    }

    /// <returns>Null when no claim gives a role, or a place or a unit is not known here, or neither is named.</returns>
    private static async Task<Rights?> RightsOf(ClaimsPrincipal person, AgencySettings agency, AccountMeans means, HaiDangDb db, CancellationToken stop)
    {
        Role[] roles = [.. person.FindAll(agency.RoleClaim).Where(c => agency.Roles.ContainsKey(c.Value)).Select(c => agency.Roles[c.Value]).Distinct().Order()];
        if (roles.Length == 0) return null;
        var places = person.FindAll(agency.PlaceClaim).Select(c => c.Value).ToArray();
        if (Ids(person.FindAll(agency.UnitClaim).Select(c => c.Value), await means.Ground.Units(db, stop)) is not { } units) return null;
        if (places.Contains(agency.Everything)) return new(roles, null) { Units = units };
        return Ids(places, await means.Ground.Choices(db, stop)) is { } seen ? new(roles, seen) { Units = units } : null;
    }

    /// <returns>Null when one of the codes is not known.</returns>
    private static int[]? Ids(IEnumerable<string> codes, ScopeGround.Place[] choices)
    {
        var known = ScopeGround.ByCode(choices);
        string[] named = [.. codes];
        return Array.TrueForAll(named, known.ContainsKey) ? [.. named.Select(c => known[c]).Distinct().Order()] : null;
    }

    private static async Task<Account?> Make(ClaimsPrincipal person, string subject, Rights rights, AgencySettings agency, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var name = person.FindFirstValue(agency.NameClaim)?.ToLowerInvariant() ?? "";
        var command = new AddAccount.Command { Name = name, Title = person.FindFirstValue(agency.TitleClaim) ?? name, Rights = rights, AgencySubject = subject };
        // Somebody of that name who signs in otherwise is somebody else: never taken over.
        if (await AddAccount.Refuse(command, db, stop) is not null) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var account = await AddAccount.Add(command, db, means.Clock, stop);
        await transaction.CommitAsync(stop);
        return account;
    }

    private static async Task<bool> Differ(Account account, Rights rights, HaiDangDb db, CancellationToken stop)
    {
        var roles = await db.AccountRoles.Where(r => r.AccountId == account.Id).Select(r => r.Role).ToArrayAsync(stop);
        var places = await db.AccountPlaces.Where(p => p.AccountId == account.Id).Select(p => p.PlaceId).ToArrayAsync(stop);
        var units = await db.AccountUnits.Where(u => u.AccountId == account.Id).Select(u => u.UnitId).ToArrayAsync(stop);
        return account.SeesEverything != (rights.Places is null) || !units.Order().SequenceEqual(rights.Units) || !roles.Order().SequenceEqual(rights.Roles) || !places.Order().SequenceEqual(rights.Places ?? []);
    }
}
