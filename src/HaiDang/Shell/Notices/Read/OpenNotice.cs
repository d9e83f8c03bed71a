using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Hardening;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices.Read;

/// <summary>Marks one's own notice as read and leads to what it is about; to the list when it is gone, or another's.</summary>
internal static class OpenNotice
{
    public const string List = "/notices";

    public static async Task<RedirectHttpResult> Get(long id, HttpContext http, MarkRead.Means means, CancellationToken stop) =>
        TypedResults.LocalRedirect(await Run(http.User.AccountId ?? 0, id, means, stop));

    public static async Task<string> Run(int accountId, long id, MarkRead.Means means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var link = await db.Notices.Where(n => n.Id == id && n.AccountId == accountId).Select(n => n.Link).SingleOrDefaultAsync(stop);
        if (link is not null) await MarkRead.One(accountId, id, means, stop);
        return LocalAddress.Of(link ?? List);
    }
}
