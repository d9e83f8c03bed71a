using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Links;

/// <summary>Lets the bearer of a link choose a password; the link of the set-up makes the first administrator besides.</summary>
public static class UseLink
{
    public sealed record Command
    {
        public required string Secret { get; init; }
        public required string Password { get; init; }

        /// <summary>For the first administrator: the name to sign in with.</summary>
        public string Name { get; init; } = "";
        public string Title { get; init; } = "";

        /// <summary>For the first administrator: what else to be, while there is nobody else.</summary>
        public Role[] AlsoRoles { get; init; } = [];
    }

    /// <param name="Account">Null when it was refused.</param>
    /// <param name="Refusal">Why not, in words.</param>
    public sealed record Answer(Account? Account, string? Refusal);

    /// <summary>What the link is for; null when it is not good, or no longer.</summary>
    /// <param name="Account">Whose; null for the first administrator.</param>
    public sealed record Seen(Account? Account);

    public static async Task<Seen?> Look(string secret, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await Good(secret, db, clock, stop) is not { } link) return null;
        if (link.AccountId is not { } id) return await ChangeRights.HasAdministrator(null, db, stop) ? null : new(null);
        return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.DisabledAt == null, stop) is { } account ? new(account) : null;
    }

    public static async Task<Answer> Run(Command command, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        if (await Look(command.Secret, db, means.Clock, stop) is not { } seen) return new(null, Words.Of<Texts>("Link.Bad"));
        var first = new AddAccount.Command { Name = command.Name.Trim(), Title = command.Title, Rights = new([.. command.AlsoRoles.Append(Role.Administrator).Distinct()], null) };
        if (seen.Account is null && await AddAccount.Refuse(first, db, stop) is { } refusal) return new(null, refusal);
        if (SetPassword.Refuse(command.Password, seen.Account?.UserName ?? first.Name, seen.Account?.Title ?? first.Title) is { } weak) return new(null, weak);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (now, hash) = (means.Clock.GetUtcNow(), Secret.Hash(command.Secret));
        // Two who bear the same link at once: one of them finds it used.
        if (await db.OneTimeLinks.Where(l => l.Hash == hash && l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), stop) != 1)
            return new(null, Words.Of<Texts>("Link.Bad"));
        Actor.Enter(Actor.Current with { Who = seen.Account?.UserName ?? first.Name });
        var account = seen.Account is null ? await AddAccount.Add(first, db, means.Clock, stop) : await db.Accounts.SingleAsync(a => a.Id == seen.Account.Id, stop);
        SetPassword.Put(account, command.Password, means);
        await means.Sessions.End(account.Id, null, null, db, stop);
        await db.Audit("choose a password", $"account/{account.Id}", null, new { by = "link" }, stop);
        await db.TellOwner(account.Id, "PasswordChanged", means.Clock, stop);
        await transaction.CommitAsync(stop);
        return new(account, null);
    }

    private static Task<OneTimeLink?> Good(string secret, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var (hash, now) = (Secret.Hash(secret), clock.GetUtcNow());
        return db.OneTimeLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now, stop);
    }
}
