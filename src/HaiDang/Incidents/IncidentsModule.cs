using HaiDang.Data;
using HaiDang.Incidents.Browse;
using HaiDang.Incidents.Import;
using HaiDang.Incidents.Kinds;
using HaiDang.Incidents.Measures;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents;

/// <summary>What happened, when, where, of what kind; how it gets in, how good it is, how it is asked for.</summary>
public static class IncidentsModule
{
    public const string See = "see incidents";
    public const string Import = "import incidents";

    public static Module Module { get; } = new("Incidents")
    {
        Knows = ["Places"],
        Policies =
        [
            new(See, Role.Leader, Role.StaffOfficer, Role.Analyst, Role.Dispatcher, Role.DeskSupervisor, Role.CommuneChief, Role.RecordsOfficer),
            new(Import, Role.RecordsOfficer, Role.Analyst) { Whole = true },
        ],
        Services = services => services.AddSingleton<ImportMeans>().AddSingleton<HandOver>().AddSingleton<KindTotals>()
            .AddSingleton<MonthCounts>()
            .AddSingleton<IHear<IncidentsChanged>>(s => s.GetRequiredService<MonthCounts>())
            .AddSingleton<IHear<PlacesChanged>>(s => s.GetRequiredService<MonthCounts>()),
        Prepare = KindSeed.Prepare,
        Endpoints = api =>
        {
            BrowseRoutes.Map(api);
            api.MapGet("/reports/{name}", SendReport.Get).RequireAuthorization(Import);
        },
        Verbs =
        [
            new("import", ImportIncidentsCommand.Make), new("import", ListImportsCommand.Make), new("import", UndoImportCommand.Make),
        ],
        Measures = IncidentMeasures.All,
        HomeTiles = [new(typeof(IncidentsTile), See)],
        Begin = new("/incidents/import", typeof(Texts), Import, async (services, stop) =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
            return !await db.Set<IncidentDay>().AnyAsync(stop);
        }),
        Subjects = [new("incident-import", "/incidents/imports#import-{0}", Import), new("local-kind", "/incidents/kinds", Import)],
        Menu = [new(MenuGroup.Situation, "/incidents", "list", typeof(Texts), See, OnPhone: true)],
    };
}
