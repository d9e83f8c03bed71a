using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Demo;

/// <summary>Who works in the demo province: one for every role, so that each can be tried with a click.</summary>
internal static class DemoPeople
{
    /// <summary>The chief's ward: Bãi Cháy, a tourist ward with enough incidents to judge.</summary>
    private const string Ward = "Bãi Cháy";

    private static readonly (string Name, Role Role)[] All =
    [
        ("lanhdao", Role.Leader), ("thammuu", Role.StaffOfficer), ("phantich", Role.Analyst), ("trucban", Role.Dispatcher), ("chihuy.truc", Role.DeskSupervisor),
        ("congan.baichay", Role.CommuneChief), ("tochuc", Role.PersonnelOfficer), ("duan", Role.ProjectOfficer), ("tieuchi.xa", Role.StandardsAssessor),
        ("tieuchi.thamdinh", Role.StandardsVerifier), ("tieuchi.quyetdinh", Role.StandardsDecider), ("hoso", Role.RecordsOfficer), ("kiemtra", Role.Auditor), ("quantri", Role.Administrator),
    ];

    /// <summary>Adds those who are not there yet.</summary>
    public static async Task Run(IServiceProvider services, CancellationToken stop)
    {
        var means = services.GetRequiredService<AccountMeans>();
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var there = await db.Accounts.Select(a => a.UserName).ToHashSetAsync(stop);
        var ward = (await Territories.Current(db, stop))?.Communes.FirstOrDefault(c => c.Name == Ward)?.Id;
        foreach (var (name, role) in All.Where(p => !there.Contains(p.Name)))
        {
            int[]? places = role is Role.CommuneChief && ward is { } id ? [id] : null;
            await AddAccount.Run(new() { Name = name, Title = Title(role), Rights = new([role], places), OfDemo = true }, means, stop);
        }
    }

    private static string Title(Role role) => role is Role.CommuneChief ? Words.Of<Texts>("Demo.Chief", Ward) : Roles.Words(role);
}
