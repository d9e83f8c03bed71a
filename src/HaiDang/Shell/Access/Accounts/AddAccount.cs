using System.Text.RegularExpressions;
using HaiDang.Data;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Makes an account; its owner chooses a password by a link that works once.</summary>
public static partial class AddAccount
{
    public sealed record Command
    {
        /// <summary>To sign in with: 2 to 64 of a–z, 0–9, dot, hyphen and underscore.</summary>
        public required string Name { get; init; }

        /// <summary>As others see it; empty: the name.</summary>
        public string Title { get; init; } = "";

        /// <summary>For notices; null for none.</summary>
        public string? Email { get; init; }

        public required Rights Rights { get; init; }
        public bool OfDemo { get; init; }

        /// <summary>As an agency's own sign-in knows it; null for whoever signs in here.</summary>
        public string? AgencySubject { get; init; }
    }

    /// <param name="AccountId">Null when it was refused.</param>
    /// <param name="Link">The secret of the link.</param>
    /// <param name="Refusal">Why not, in words.</param>
    public sealed record Answer(int? AccountId, string? Link, string? Refusal);

    public static async Task<Answer> Run(Command command, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        if (await Refuse(command, db, stop) is { } refusal) return new(null, null, refusal);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var account = await Add(command, db, means.Clock, stop);
        var link = command.OfDemo ? null : await MakeLink.Run(account.Id, db, means.Clock, stop);
        await transaction.CommitAsync(stop);
        return new(account.Id, link, null);
    }

    internal static async Task<string?> Refuse(Command command, HaiDangDb db, CancellationToken stop)
    {
        if (!GoodName().IsMatch(command.Name)) return Words.Of<Texts>("Account.BadName");
        if (command.Title.Length > 120) return Words.Of<Texts>("Account.LongTitle", 120);
        if (command.Email is { Length: > 0 } email && !GoodAddress().IsMatch(email)) return Words.Of<Texts>("Account.BadEmail");
        var name = AccountMeans.Normalised(command.Name);
        if (await db.Accounts.AnyAsync(a => a.NormalizedUserName == name, stop)) return Words.Of<Texts>("Account.NameTaken", command.Name);
        return JudgeRights.Run(command.Rights);
    }

    /// <summary>In the caller's transaction, after <see cref="Refuse"/> had nothing against it.</summary>
    internal static async Task<Account> Add(Command command, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var account = new Account
        {
            UserName = command.Name, NormalizedUserName = AccountMeans.Normalised(command.Name), Title = command.Title.Trim() is { Length: > 0 } title ? title : command.Name,
            Email = string.IsNullOrWhiteSpace(command.Email) ? null : command.Email.Trim(), SeesEverything = command.Rights.Places is null, CreatedAt = clock.GetUtcNow(), SecurityStamp = AccountMeans.NewStamp(), OfDemo = command.OfDemo, AgencySubject = command.AgencySubject,
        };
        db.Add(account);
        await db.SaveChangesAsync(stop);
        db.AddRange(command.Rights.Roles.Select(r => new AccountRole { AccountId = account.Id, Role = r }));
        db.AddRange((command.Rights.Places ?? []).Select(p => new AccountPlace { AccountId = account.Id, PlaceId = p }));
        db.AddRange(command.Rights.Units.Select(u => new AccountUnit { AccountId = account.Id, UnitId = u }));
        await db.Audit(AccessRules.ManageAccounts, $"account/{account.Id}", null, new { name = command.Name, account.Title, command.Rights.Roles, command.Rights.Places, command.Rights.Units, command.AgencySubject }, stop);
        if (!command.OfDemo) await db.TellOwner(account.Id, "AccountMade", clock, stop);
        return account;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,63}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoodName();

    [GeneratedRegex(@"^[^@\s,;<>""]{1,64}@[^@\s,;<>""]{1,190}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoodAddress();
}
