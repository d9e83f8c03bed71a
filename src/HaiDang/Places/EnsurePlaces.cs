using HaiDang.Data;
using HaiDang.Places.Reference;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places;

/// <summary>With which places does an installation begin?</summary>
public static class EnsurePlaces
{
    /// <summary>With the built-in ones, if there is no place at all when the site or a command that needs places starts.</summary>
    /// <remarks><c>import places</c> opens the house without this: an office elsewhere begins with its own places, and the
    /// first territory it imports is the one it works in.</remarks>
    public static async Task Run(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        if (await db.Places.AnyAsync(stop)) return;
        await LoadReference.Run(db, services.GetRequiredService<Announce<PlacesChanged>>(), stop);
    }
}
