using HaiDang.Data;
using HaiDang.Places;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>What is known of one incident, and where does it come from?</summary>
public static class ShowIncident
{
    /// <param name="Row">The record.</param>
    /// <param name="Kind">What it counts as; null while its kind is not mapped.</param>
    /// <param name="Text">Its kind as the source wrote it.</param>
    /// <param name="Place">The commune; null when it could not be told.</param>
    /// <param name="Source">Who sent it.</param>
    /// <param name="Synthetic">Whether it is made up.</param>
    /// <param name="File">The file it came in.</param>
    /// <param name="ImportedAt">When.</param>
    /// <param name="AtSamePoint">How many others lie at the very same point, of whatever time.</param>
    public sealed record Answer(
        IncidentRow Row, Kind? Kind, string Text, Place? Place, string Source, bool Synthetic, string File, DateTimeOffset ImportedAt, long AtSamePoint);

    public static async Task<Results<Ok<Answer>, NotFound>> Get(Guid id, IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Run(id, db, stop) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
    }

    public static async Task<Answer?> Run(Guid id, HaiDangDb db, CancellationToken stop)
    {
        var (places, kinds) = (db.Places, db.Kinds);
        var found = await (
            from i in db.Incidents.AsNoTracking()
            where i.Id == id
            join text in db.LocalKinds on i.LocalKindId equals text.Id
            join source in db.IncidentSources on i.SourceId equals source.Id
            join import in db.IncidentImports on i.ImportId equals import.Id
            select new
            {
                Incident = i, text.Text, Source = source.Name, source.Synthetic, import.FileName, import.At,
                Kind = kinds.FirstOrDefault(k => k.Id == text.KindId),
                Place = places.FirstOrDefault(p => p.Id == i.PlaceId),
            }).FirstOrDefaultAsync(stop);
        if (found is null) return null;
        var row = IncidentRow.Read(found.Incident);
        return new(row, found.Kind, found.Text, found.Place, found.Source, found.Synthetic, found.FileName, found.At, await SamePoint(row, db, stop));
    }

    /// <summary>Within the commune, so that an index bounds the search.</summary>
    private static async Task<long> SamePoint(IncidentRow row, HaiDangDb db, CancellationToken stop) => row.Lon is null ? 0 :
        await db.Incidents.LongCountAsync(i => i.PlaceId == row.PlaceId && i.Lon == row.Lon && i.Lat == row.Lat && i.Id != row.Id, stop);
}
