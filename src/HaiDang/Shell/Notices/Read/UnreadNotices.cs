using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices.Read;

/// <summary>How many notices has the one who looks at this page not read yet? Counted once for all that show it, and again when the bell rings.</summary>
internal sealed class UnreadNotices(IDbContextFactory<HaiDangDb> databases, NoticeBell bell) : IDisposable
{
    private Task<int>? _count;
    private IDisposable? _heard;

    /// <summary>Raised when the number may have changed.</summary>
    public event Action? Changed;

    /// <param name="accountId">The one who looks: the same for as long as the page lives.</param>
    public Task<int> Of(int accountId)
    {
        _heard ??= bell.Listen(accountId, () =>
        {
            _count = null;
            Changed?.Invoke();
        });
        return _count ??= Count(accountId);
    }

    private async Task<int> Count(int accountId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Notices.CountAsync(n => n.AccountId == accountId && n.ReadAt == null);
    }

    public void Dispose() => _heard?.Dispose();
}
