using Microsoft.AspNetCore.Http.HttpResults;
namespace HaiDang.Places.Shapes;

/// <summary>Gives a map what it draws, as GeoJSON.</summary>
internal static class SendShapes
{
    public static async Task<Results<FileContentHttpResult, NotFound>> Communes(
        int rootId, string? v, MapShapes shapes, HttpContext http, CancellationToken stop) =>
        Answer(await shapes.Communes(rootId, stop), v, http);

    public static async Task<Results<FileContentHttpResult, NotFound>> Outside(
        int rootId, string? v, MapShapes shapes, HttpContext http, CancellationToken stop) =>
        Answer(await shapes.Outside(rootId, stop), v, http);

    public static async Task<Results<FileContentHttpResult, NotFound>> Provinces(
        string? v, MapShapes shapes, HttpContext http, CancellationToken stop) =>
        Answer(await shapes.Provinces(stop), v, http);

    private static Results<FileContentHttpResult, NotFound> Answer(PackedJson? json, string? version, HttpContext http) =>
        json is null ? TypedResults.NotFound() : json.Send(http, version);
}
