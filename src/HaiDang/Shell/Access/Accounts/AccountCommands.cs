using System.CommandLine;
using HaiDang.Shell.Access.Accounts.Browse;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Commands;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary><c>haidang user add|list|rights|disable|enable|reset</c>: accounts, for whoever has the machine.</summary>
internal static class AccountCommands
{
    private const string NoPlace = "none";
    private static readonly Argument<string> Name = new("name") { Description = Text("Name") };

    public static Command Make(House house)
    {
        var command = new Command("user", Words.Of<Shell.Texts>("Command.user"));
        foreach (var verb in (Command[])[Add(house), List(house), Rights(house), Disable(house, true), Disable(house, false), Reset(house)]) command.Add(verb);
        return command;
    }

    private static Command Add(House house)
    {
        var (roles, places, units) = (RolesOption(), PlacesOption(), UnitsOption());
        var title = new Option<string>("--title") { Description = Text("Title"), DefaultValueFactory = _ => "" };
        var email = new Option<string?>("--email") { Description = Text("Email") };
        var site = SiteOption();
        var command = new Command("add", Text("Add")) { Name, roles, places, units, title, email, site };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            var means = services.GetRequiredService<AccountMeans>();
            var answer = await AddAccount.Run(new()
            {
                Name = parsed.GetValue(Name)!, Title = parsed.GetValue(title)!, Email = parsed.GetValue(email),
                Rights = await Chosen(parsed.GetValue(roles)!, parsed.GetValue(places), parsed.GetValue(units), means, stop),
            }, means, stop);
            if (answer.Link is null) throw new InvalidDataException(answer.Refusal);
            await Say("Added", parsed.GetValue(Name), MakeLink.Address(parsed.GetValue(site)!, answer.Link));
            return 0;
        });
        return command;
    }

    private static Command List(House house)
    {
        var command = new Command("list", Text("List"));
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            var means = services.GetRequiredService<AccountMeans>();
            await using var db = await means.Databases.CreateDbContextAsync(stop);
            foreach (var line in await ListAccounts.Run(db, means.Ground, means.Clock, stop))
                await Console.Out.WriteLineAsync($"{line.Name}\t{string.Join(',', line.Roles)}\t{(line.Places is null ? "*" : string.Join(',', line.Places))}\t{string.Join(',', line.Units)}\t{Text(line.Disabled ? "Shut" : line.Ready ? "Open" : "Waits")}\t{line.Title}");
            return 0;
        });
        return command;
    }

    private static Command Rights(House house)
    {
        var (roles, places, units) = (RolesOption(), PlacesOption(), UnitsOption());
        var command = new Command("rights", Text("Rights")) { Name, roles, places, units };
        command.SetAction((parsed, stop) => With(house, parsed, async (account, means) =>
            await ChangeRights.Run(account, await Chosen(parsed.GetValue(roles)!, parsed.GetValue(places), parsed.GetValue(units), means, stop), means, stop), "Changed", stop));
        return command;
    }

    private static Command Disable(House house, bool disable)
    {
        var command = new Command(disable ? "disable" : "enable", Text(disable ? "Disable" : "Enable")) { Name };
        command.SetAction((parsed, stop) => With(house, parsed, (account, means) => DisableAccount.Run(account, disable, means, stop), disable ? "Disabled" : "Enabled", stop));
        return command;
    }

    private static Command Reset(House house)
    {
        var site = SiteOption();
        var passwordOnly = new Option<bool>("--password-only") { Description = Text("PasswordOnly") };
        var command = new Command("reset", Text("Reset")) { Name, passwordOnly, site };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            var means = services.GetRequiredService<AccountMeans>();
            var link = await ResetAccount.Run(await Find(parsed.GetValue(Name)!, means, stop), parsed.GetValue(passwordOnly) ? Accounts.Reset.PasswordAlone : Accounts.Reset.Everything, means, stop);
            await Say("WasReset", parsed.GetValue(Name), MakeLink.Address(parsed.GetValue(site)!, link!));
            return 0;
        });
        return command;
    }

    private static async Task<int> With(House house, ParseResult parsed, Func<int, AccountMeans, Task<string?>> act, string done, CancellationToken stop)
    {
        await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
        var means = services.GetRequiredService<AccountMeans>();
        if (await act(await Find(parsed.GetValue(Name)!, means, stop), means) is { } refusal) throw new InvalidDataException(refusal);
        await Say(done, parsed.GetValue(Name));
        return 0;
    }

    private static async Task<int> Find(string name, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var normalised = AccountMeans.Normalised(name);
        return (await db.Accounts.Where(a => a.NormalizedUserName == normalised).Select(a => (int?)a.Id).SingleOrDefaultAsync(stop))
            ?? throw new InvalidDataException(Text("None", name));
    }

    /// <summary>Everything is seen when no place is named; <c>--place none</c> is for who acts for units and sees no ground.</summary>
    private static async Task<Rights> Chosen(Role[] roles, string[]? places, string[]? units, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        int[]? seen = places switch { null or [] => null, [NoPlace] => [], _ => Ids(places, await means.Ground.Choices(db, stop), "NoPlace") };
        return new(roles, seen) { Units = Ids(units ?? [], await means.Ground.Units(db, stop), "NoUnit") };
    }

    private static int[] Ids(string[] codes, ScopeGround.Place[] choices, string unknown)
    {
        var known = ScopeGround.ByCode(choices);
        return [.. codes.Select(code => known.TryGetValue(code, out var id) ? id : throw new InvalidDataException(Text(unknown, code))).Distinct().Order()];
    }

    private static Option<Role[]> RolesOption() => new("--role") { Description = Text("Role", string.Join(", ", Roles.All)), Required = true, AllowMultipleArgumentsPerToken = true };

    private static Option<string[]> PlacesOption() => new("--place") { Description = Text("Place", NoPlace), AllowMultipleArgumentsPerToken = true };

    private static Option<string[]> UnitsOption() => new("--unit") { Description = Text("Unit"), AllowMultipleArgumentsPerToken = true };

    private static Option<string> SiteOption() => new("--site") { Description = Text("Site"), DefaultValueFactory = _ => "http://localhost:5080" };

    private static Task Say(string key, params object?[] parts) => Console.Out.WriteLineAsync(Text(key, parts));

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"User.{key}", parts);
}
