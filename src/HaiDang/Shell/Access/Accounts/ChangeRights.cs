using HaiDang.Data;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Gives an account other roles, or lets it see more or less of the ground. In effect at once.</summary>
public static class ChangeRights
{
    /// <returns>Null when it is done; else why not, in words.</returns>
    public static async Task<string?> Run(int accountId, Rights rights, AccountMeans means, CancellationToken stop)
    {
        if (JudgeRights.IsOwn(accountId)) return Words.Of<Texts>("Account.OwnRights");
        if (JudgeRights.Run(rights) is { } refusal) return refusal;
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, stop) is not { } account) return Words.Of<Texts>("Account.Gone");
        var (roles, places) = (await db.AccountRoles.Where(r => r.AccountId == accountId).ToListAsync(stop), await db.AccountPlaces.Where(p => p.AccountId == accountId).ToListAsync(stop));
        if (roles.Exists(r => r.Role is Role.Administrator) && !rights.Roles.Contains(Role.Administrator) && await IsLastAdministrator(accountId, db, stop))
            return Words.Of<Texts>("Account.LastAdministrator");
        var units = await db.AccountUnits.Where(u => u.AccountId == accountId).ToListAsync(stop);
        var before = new Rights([.. roles.Select(r => r.Role).Order()], account.SeesEverything ? null : [.. places.Select(p => p.PlaceId).Order()]) { Units = [.. units.Select(u => u.UnitId).Order()] };
        db.RemoveRange(roles.Where(r => !rights.Roles.Contains(r.Role)));
        db.AddRange(rights.Roles.Except(before.Roles).Select(r => new AccountRole { AccountId = accountId, Role = r }));
        db.RemoveRange(places.Where(p => rights.Places?.Contains(p.PlaceId) is not true));
        db.AddRange((rights.Places ?? []).Except(places.Select(p => p.PlaceId)).Select(p => new AccountPlace { AccountId = accountId, PlaceId = p }));
        db.RemoveRange(units.Where(u => !rights.Units.Contains(u.UnitId)));
        db.AddRange(rights.Units.Except(before.Units).Select(u => new AccountUnit { AccountId = accountId, UnitId = u }));
        (account.SeesEverything, account.SecurityStamp) = (rights.Places is null, AccountMeans.NewStamp());
        await db.Audit(AccessRules.ManageAccounts, $"account/{accountId}", before, rights with { Roles = [.. rights.Roles.Order()] }, stop);
        await db.TellOwner(accountId, "RightsChanged", means.Clock, stop);
        await transaction.CommitAsync(stop);
        means.Sessions.Forget(accountId);
        return null;
    }

    /// <summary>Whether nobody could manage accounts any more without this one.</summary>
    internal static async Task<bool> IsLastAdministrator(int accountId, HaiDangDb db, CancellationToken stop) => !await HasAdministrator(accountId, db, stop);

    /// <summary>Whether somebody can manage accounts.</summary>
    /// <param name="butNot">An account that does not count; null for none.</param>
    /// <param name="db">The database.</param>
    /// <param name="stop">Stops it.</param>
    internal static Task<bool> HasAdministrator(int? butNot, HaiDangDb db, CancellationToken stop)
    {
        var roles = db.AccountRoles.Where(r => r.Role == Role.Administrator && r.AccountId != butNot);
        return db.Accounts.AnyAsync(a => a.DisabledAt == null && roles.Any(r => r.AccountId == a.Id), stop);
    }
}
