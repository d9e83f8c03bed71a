using System.Text.Json;
using HaiDang.Data;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Export;

/// <summary>What does the map draw of a run: outlines, cells or points, as GeoJSON (RFC 7946)?</summary>
public static class SendLayer
{
    public const string Outlines = "outlines", Cells = "cells", Points = "points";

    public static string Address(int run, string layer) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/api/HotSpots/runs/{run}/{layer}");

    public static async Task<Results<FileContentHttpResult, NotFound>> Get(int id, string layer, IDbContextFactory<HaiDangDb> databases, HttpContext http, CancellationToken stop)
    {
        if (layer is not (Outlines or Cells or Points) || await ShowRun.Run(id, databases, stop) is not { Answer: { } answer }) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=3600";
        // Kept for whoever asked: the next to sign in here may see less.
        http.Response.Headers.Vary = "Cookie";
        return TypedResults.File(Of(answer, layer), "application/geo+json");
    }

    private static byte[] Of(RunAnswer answer, string layer)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            if (layer is Points)
                foreach (var point in answer.Points) Write(json, point);
            else
                foreach (var shape in layer is Cells ? answer.Cells : answer.Outlines.Where(o => o.Paint is RunShape.Drawn)) Write(json, shape, j => j.WriteString("paint", shape.Paint));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return to.ToArray();
    }

    internal static void Write(Utf8JsonWriter json, RunPoint point)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteNumber("count", point.Count);
        json.WriteNumber("radius", 3.5);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(point.Lon);
        json.WriteNumberValue(point.Lat);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A ring as a polygon, with what else is to be said of it.</summary>
    internal static void Write(Utf8JsonWriter json, RunShape shape, Action<Utf8JsonWriter> properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        properties(json);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        for (var at = 0; at < shape.Ring.Length; at += 2)
        {
            json.WriteStartArray();
            json.WriteNumberValue(shape.Ring[at]);
            json.WriteNumberValue(shape.Ring[at + 1]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
