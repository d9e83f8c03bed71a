using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>How far does an account see, as of now, and for which units does it act?</summary>
public static class ReadScope
{
    public static async Task<Scope> Run(Account account, HaiDangDb db, ScopeGround ground, CancellationToken stop)
    {
        var units = await db.AccountUnits.Where(u => u.AccountId == account.Id).Select(u => u.UnitId).ToArrayAsync(stop);
        var seen = await GroundOf(account, db, ground, stop);
        if (units.Length == 0) return seen;
        var (beneath, agencies) = await ground.Beneath(db, units, stop);
        return seen.For(beneath, agencies);
    }

    private static async Task<Scope> GroundOf(Account account, HaiDangDb db, ScopeGround ground, CancellationToken stop)
    {
        if (account.SeesEverything) return Scope.Everything;
        var places = await db.AccountPlaces.Where(p => p.AccountId == account.Id).Select(p => p.PlaceId).ToArrayAsync(stop);
        return places.Length == 0 ? Scope.Nothing : Scope.Of(await ground.Within(db, places, stop));
    }
}
