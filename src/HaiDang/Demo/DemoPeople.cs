using HaiDang.Demo.Programme;
using HaiDang.Places;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Demo;

/// <summary>Who works in the demo province: one for every role, so that each can be tried with a click.</summary>
internal static class DemoPeople
{
    /// <summary>The chief's ward: Bãi Cháy, a tourist ward with enough incidents to judge.</summary>
    internal const string Ward = "Bãi Cháy";

    /// <param name="Name">To sign in with.</param>
    /// <param name="Role">The role.</param>
    /// <param name="Unit">Code of the unit that the account acts for; null for none.</param>
    /// <param name="Narrow">Sees no ground but what its unit has part in.</param>
    private sealed record Person(string Name, Role Role, string? Unit = null, bool Narrow = false);

    private static readonly Person[] All =
    [
        new("lanhdao", Role.Leader, DemoUnits.Police), new("thammuu", Role.StaffOfficer, DemoUnits.Police), new("phantich", Role.Analyst, "CAT-TM"), new("trucban", Role.Dispatcher), new("chihuy.truc", Role.DeskSupervisor, "CAT-TTCH"),
        new("congan.baichay", Role.CommuneChief), new("tochuc", Role.PersonnelOfficer, "CAT-TC"), new("duan", Role.ProjectOfficer, "CAT-QLDA"), new("tieuchi.xa", Role.StandardsAssessor),
        new("tieuchi.thamdinh", Role.StandardsVerifier), new("tieuchi.quyetdinh", Role.StandardsDecider), new("hoso", Role.RecordsOfficer), new("kiemtra", Role.Auditor), new("quantri", Role.Administrator),
        new("bocongan", Role.StaffOfficer, DemoUnits.Ministry, Narrow: true), new("ubndtinh", Role.StaffOfficer, DemoUnits.Province, Narrow: true), new("hinhsu", Role.ProjectOfficer, "CAT-HS", Narrow: true),
    ];

    /// <summary>Adds those who are not there yet.</summary>
    public static async Task Run(IServiceProvider services, CancellationToken stop)
    {
        var means = services.GetRequiredService<AccountMeans>();
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await MakeProgramme.Units(db, stop);
        var units = await db.Units.ToDictionaryAsync(u => u.Code, u => u.Id, stop);
        var there = await db.Accounts.Select(a => a.UserName).ToHashSetAsync(stop);
        var ward = (await Territories.Current(db, stop))?.Communes.FirstOrDefault(c => c.Name == Ward);
        foreach (var person in All.Where(p => !there.Contains(p.Name)))
        {
            var chief = person.Role is Role.CommuneChief && ward is not null;
            var unit = chief ? DemoUnits.OfPolice(ward!) : person.Unit;
            int[]? places = chief ? [ward!.Id] : person.Narrow ? [] : null;
            var rights = new Rights([person.Role], places) { Units = unit is not null && units.TryGetValue(unit, out var id) ? [id] : [] };
            await AddAccount.Run(new() { Name = person.Name, Title = Title(person), Rights = rights, OfDemo = true }, means, stop);
        }
    }

    private static string Title(Person person) => person switch
    {
        { Role: Role.CommuneChief } => Words.Of<Texts>("Demo.Chief", Ward),
        { Narrow: true } => Words.Of<Texts>($"Demo.Person.{person.Name}"),
        _ => Roles.Words(person.Role),
    };
}
