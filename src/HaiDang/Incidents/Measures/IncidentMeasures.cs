using HaiDang.Data;
using HaiDang.Incidents.Browse;
using HaiDang.Shell.Measures;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Measures;

/// <summary>Which figures of incidents can a promise be tied to?</summary>
public static class IncidentMeasures
{
    public const string Crimes = "incidents.crimes";
    public const string OfKind = "incidents.kind";
    public const string WithPoint = "incidents.with-point";

    internal static Measure[] All { get; } =
    [
        Make(Crimes) with { Better = Better.Fall },
        Make(OfKind) with { Better = Better.Fall, Subjects = Kinds },
        Make(WithPoint) with { Better = Better.Rise, Scale = MeasureScale.Share },
    ];

    private static Measure Make(string key) => new()
    {
        Key = key, Texts = typeof(Texts), Policy = IncidentsModule.See, Better = Better.Neither,
        Series = async (questions, services, stop) => Array.ConvertAll(await Asked(key, questions, services, stop), m => m?.Series()),
        Read = async (questions, services, stop) => Array.ConvertAll(await Asked(key, questions, services, stop), m => m?.Reading()),
    };

    private static async Task<MonthlyIncidents?[]> Asked(string key, MeasureQuestion[] questions, IServiceProvider services, CancellationToken stop)
    {
        if (await services.GetRequiredService<MonthCounts>().Of(stop) is not { } table) return new MonthlyIncidents?[questions.Length];
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        var kinds = await KindBook.Open(db, stop);
        var measure = Array.Find(All, m => m.Key == key)!;
        return Array.ConvertAll(questions, q => MonthlyIncidents.Of(measure, q, table, kinds, db.Scope));
    }

    private static async Task<MeasureSubject[]> Kinds(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        return [.. (await KindBook.Open(db, stop)).All.Select(k => new MeasureSubject(k.Key, KindBook.Name(k)))];
    }
}
