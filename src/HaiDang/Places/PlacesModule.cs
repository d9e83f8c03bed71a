using HaiDang.Places.Browse;
using HaiDang.Places.Geocode;
using HaiDang.Places.Import;
using HaiDang.Places.Shapes;
using HaiDang.Places.Units.Browse;
using HaiDang.Places.Units.Import;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Hardening;
namespace HaiDang.Places;

/// <summary>Where is it? Provinces, communes and imported areas through time, and which of them a point lies in.</summary>
public static class PlacesModule
{
    public const string See = "see places";
    public const string Change = "change places";
    public const string ChangeUnits = "change units";

    public static Module Module { get; } = new("Places")
    {
        Knows = [],
        Policies = [new(See, Roles.All), new(Change, Role.Administrator, Role.RecordsOfficer) { Whole = true }, new(ChangeUnits, Role.Administrator, Role.PersonnelOfficer) { Whole = true }],
        Subjects = [new("place", "/places?place={0}", See), new("unit", UnitsAddress.Page + "?unit={0}", See), new("units", UnitsAddress.Page, See)],
        Menu = [new(MenuGroup.Ground, "/places", "place", typeof(Texts), See), new(MenuGroup.Ground, UnitsAddress.Page, "tree", typeof(Texts), See)],
        Verbs = [new("import", ImportPlacesCommand.Make), new("import", ImportUnitsCommand.Make), new("analyse", GeocodeCommand.Make)],
        Services = services => services
            .AddSingleton<PlaceFinder>()
            .AddSingleton(PlacesOfScope.Ground)
            .AddSingleton<MapShapes>()
            .AddSingleton<LandNeighbours>()
            .AddSingleton<HandOver>()
            .AddSingleton<IHear<PlacesChanged>>(s => s.GetRequiredService<PlaceFinder>()),
        Endpoints = api =>
        {
            api.MapGet("/shapes/{rootId:int}", SendShapes.Communes).RequireAuthorization(See).WithSummary("Outlines of a territory's communes");
            api.MapGet("/outside/{rootId:int}", SendShapes.Outside).RequireAuthorization(See).WithSummary("Neutral land around a territory");
            api.MapGet("/provinces", SendShapes.Provinces).RequireAuthorization(See).WithSummary("Outlines of the provinces");
            api.MapGet("/export.{form}", ExportPlaces.Get).RequireAuthorization(See).RequireRateLimiting(RateLimits.Heavy).WithSummary("The places of a view as CSV, Excel or GeoJSON");
            api.MapGet("/units.{form}", ExportUnits.Get).RequireAuthorization(See).RequireRateLimiting(RateLimits.Heavy).WithSummary("The units of a view as CSV or Excel");
        },
        Prepare = EnsurePlaces.Run,
    };
}
