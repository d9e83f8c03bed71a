using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices;

/// <summary>How many notices has the one who looks at this page not read yet? Counted once for all that show it, and again when the bell rings.</summary>
internal sealed class UnreadNotices(IDbContextFactory<HaiDangDb> databases, NoticeBell bell) : IDisposable
{
    private Task<int>? _count;
    private int _account;

    /// <summary>Raised when the number has changed.</summary>
    public event Action? Changed;

    public Task<int> Of(int accountId)
    {
        if (_count is not null && _account == accountId) return _count;
        if (_count is null) bell.Rang += Hear;
        _account = accountId;
        return _count = Count();
    }

    private async Task<int> Count()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Notices.CountAsync(n => n.AccountId == _account && n.ReadAt == null);
    }

    private void Hear(IReadOnlySet<int> accounts)
    {
        if (!accounts.Contains(_account)) return;
        _count = Count();
        Changed?.Invoke();
    }

    public void Dispose() => bell.Rang -= Hear;
}
