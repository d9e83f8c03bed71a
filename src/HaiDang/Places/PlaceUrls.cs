using HaiDang.Data;
using HaiDang.Shell;
namespace HaiDang.Places;

/// <summary>Where does a map find what it draws? The addresses change when the places do, so that a browser may keep the answers.</summary>
/// <param name="Shapes">The communes, or the provinces.</param>
/// <param name="Outside">The neutral land around them.</param>
public sealed record PlaceUrls(string Shapes, string Outside)
{
    /// <summary>For a territory's communes.</summary>
    public static async Task<PlaceUrls> Of(HaiDangDb db, int rootId, CancellationToken stop)
    {
        var version = await Version(db, stop);
        return new PlaceUrls($"/api/Places/shapes/{rootId}?v={version}", $"/api/Places/outside/{rootId}?v={version}");
    }

    /// <summary>For the country's provinces.</summary>
    public static async Task<PlaceUrls> OfProvinces(HaiDangDb db, CancellationToken stop)
    {
        var version = await Version(db, stop);
        return new PlaceUrls($"/api/Places/provinces?v={version}", $"/api/Places/outside/0?v={version}");
    }

    internal static async Task<string> Version(HaiDangDb db, CancellationToken stop) =>
        await db.ReadSetting(PlacesChanged.Version, stop) ?? "0";
}
