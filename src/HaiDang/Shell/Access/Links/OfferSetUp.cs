using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Links;

/// <summary>How does the first person get in? While there is no administrator, every start makes a link that makes the first administrator.</summary>
internal static class OfferSetUp
{
    /// <returns>The secret of the link; null when there is one.</returns>
    public static async Task<string?> Run(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        if (await ChangeRights.HasAdministrator(null, db, stop)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var secret = await MakeLink.Run(null, db, services.GetRequiredService<TimeProvider>(), stop);
        await transaction.CommitAsync(stop);
        return secret;
    }
}
