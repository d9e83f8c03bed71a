using HaiDang.Data;
using HaiDang.Shell.Access.Sessions;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts.Browse;

/// <summary>Which accounts are there, and what may each?</summary>
public static class ListAccounts
{
    public sealed record Line
    {
        public required int Id { get; init; }
        public required string Name { get; init; }
        public required string Title { get; init; }
        public required string? Email { get; init; }
        public required Role[] Roles { get; init; }

        /// <summary>Full names; null: everything.</summary>
        public required string[]? Places { get; init; }
        public required int[]? PlaceIds { get; init; }

        /// <summary>Names of the units that are acted for.</summary>
        public string[] Units { get; init; } = [];
        public int[] UnitIds { get; init; } = [];
        public required bool Disabled { get; init; }

        /// <summary>Has chosen a password or signs in by the agency.</summary>
        public required bool Ready { get; init; }
        public required bool SecondFactor { get; init; }
        public required int Sessions { get; init; }
        public required DateTimeOffset? LastSeen { get; init; }

        public AccountState State => Disabled ? AccountState.Shut : Ready ? AccountState.Open : AccountState.Waits;

        /// <summary>One of the roles asks for a second factor, and there is none yet.</summary>
        public bool LacksSecondFactor => !SecondFactor && Roles.Intersect(Access.Roles.NeedSecondFactor).Any();
    }

    /// <summary>By name.</summary>
    public static async Task<Line[]> Run(HaiDangDb db, ScopeGround ground, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(stop);
        var roles = (await db.AccountRoles.AsNoTracking().ToListAsync(stop)).ToLookup(r => r.AccountId, r => r.Role);
        var places = (await db.AccountPlaces.AsNoTracking().ToListAsync(stop)).ToLookup(p => p.AccountId, p => p.PlaceId);
        var units = (await db.AccountUnits.AsNoTracking().ToListAsync(stop)).ToLookup(u => u.AccountId, u => u.UnitId);
        var (named, namedUnits) = (await ground.Choices(db, stop), await ground.Units(db, stop));
        var passkeys = await db.Passkeys.Select(p => p.UserId).Distinct().ToHashSetAsync(stop);
        var alive = await db.OpenSessions(now).GroupBy(s => s.AccountId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var seen = await db.Sessions.GroupBy(s => s.AccountId).Select(g => new { g.Key, Last = g.Max(s => s.SeenAt) }).ToDictionaryAsync(g => g.Key, g => g.Last, stop);
        return
        [
            .. accounts.Select(a => new Line
            {
                Id = a.Id, Name = a.UserName!, Title = a.Title, Email = a.Email, Roles = [.. roles[a.Id].Order()], Disabled = a.DisabledAt is not null,
                PlaceIds = a.SeesEverything ? null : [.. places[a.Id].Order()],
                Places = a.SeesEverything ? null : ScopeGround.Names(places[a.Id], named),
                UnitIds = [.. units[a.Id].Order()], Units = ScopeGround.Names(units[a.Id], namedUnits),
                Ready = a.PasswordHash is not null || a.AgencySubject is not null || a.OfDemo, SecondFactor = a.CodeSecret is not null || passkeys.Contains(a.Id),
                Sessions = alive.GetValueOrDefault(a.Id), LastSeen = seen.TryGetValue(a.Id, out var last) ? last : null,
            }),
        ];
    }
}
