using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
namespace HaiDang.Incidents.Browse;

/// <summary>Where are they, as points that a browser can draw? Up to 20,000 one by one, beyond that counted by cells of a grid.</summary>
public static class IncidentPoints
{
    /// <summary>More than these are counted by cells.</summary>
    public const int MostSingle = 20_000;

    /// <summary>GeoJSON. The member <c>counted</c> says "single" or "cells"; a cell stands at the mean of its points with their number
    /// <c>count</c> and the radius in pixels whose area stands for it.</summary>
    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Get(
        HttpRequest request, HttpResponse response, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var selection = await IncidentSelection.Open(IncidentFilter.Parse(request.QueryString.Value ?? ""), db, clock.Today, stop);
        var tag = await Version(selection, db, stop);
        (response.Headers.ETag, response.Headers.CacheControl) = (tag.ToString(), "private, no-cache");
        if (request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Bytes(await Run(selection, db, stop), "application/geo+json");
    }

    public static async Task<byte[]> Run(IncidentSelection selection, HaiDangDb db, CancellationToken stop)
    {
        var found = selection.Incidents(db).Where(i => i.Lon != null && i.Lat != null);
        var bytes = new MemoryStream();
        await using var json = new Utf8JsonWriter(bytes);
        if (await found.Select(i => i.Lon).Take(MostSingle + 1).CountAsync(stop) is var n && n <= MostSingle)
            await WriteSingle(json, n, found, selection, stop);
        else
            await WriteCells(json, found, selection, db, stop);
        await json.FlushAsync(stop);
        return bytes.ToArray();
    }

    private static async Task WriteSingle(
        Utf8JsonWriter json, int n, IQueryable<Incident> found, IncidentSelection selection, CancellationToken stop)
    {
        Begin(json, "single", n, selection);
        foreach (var spot in await found.Select(i => new { i.Id, i.Lon, i.Lat }).ToListAsync(stop))
        {
            BeginPoint(json, spot.Lon!.Value, spot.Lat!.Value);
            json.WriteString("id", spot.Id);
            EndPoint(json);
        }
        End(json);
    }

    private static async Task WriteCells(Utf8JsonWriter json, IQueryable<Incident> found, IncidentSelection selection, HaiDangDb db, CancellationToken stop)
    {
        var cells = new CellCounts();
        await found.Select(i => new { i.Lon, i.Lat }).EachRow(db, row => cells.Add(row.GetDouble(0), row.GetDouble(1)), stop);
        Begin(json, "cells", cells.Total, selection);
        const double Least = 1.5, Most = 16;
        foreach (var (lon, lat, n) in cells.All())
        {
            BeginPoint(json, lon, lat);
            json.WriteNumber("count", n);
            json.WriteNumber("radius", Math.Round(Least + (Most - Least) * Math.Sqrt((double)n / cells.Largest), 1));
            EndPoint(json);
        }
        End(json);
    }

    private static void Begin(Utf8JsonWriter json, string counted, long total, IncidentSelection selection)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("counted", counted);
        json.WriteNumber("n", total);
        json.WriteString("period", selection.Period.ToString());
        json.WriteStartArray("features");
    }

    private static void BeginPoint(Utf8JsonWriter json, double lon, double lat)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(Math.Round(lon, 5));
        json.WriteNumberValue(Math.Round(lat, 5));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
    }

    private static void EndPoint(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The same for the same question as long as nothing is imported, taken back or mapped anew.</summary>
    private static async Task<EntityTagHeaderValue> Version(IncidentSelection selection, HaiDangDb db, CancellationToken stop)
    {
        var last = await db.IncidentImports.MaxAsync(i => (int?)i.Id, stop);
        var undone = await db.IncidentImports.CountAsync(i => i.UndoneAt != null, stop);
        var mapped = string.Join(',', selection.Kinds.Mapping);
        var asked = $"{(selection.Filter with { Period = selection.Period }).ToQuery()}|{last}|{undone}|{selection.Places.Root}|{mapped}";
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)).AsSpan(0, 8))}\"");
    }
}
