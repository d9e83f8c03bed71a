using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
namespace HaiDang.Shell.Notices;

/// <summary>Rings in this process for the accounts whose notices have changed, once the change stands.</summary>
public sealed class NoticeBell : DbTransactionInterceptor
{
    /// <summary>For whom each open transaction has written notices; forgotten with the transaction.</summary>
    private static readonly ConditionalWeakTable<DbTransaction, HashSet<int>> Owed = [];

    /// <summary>Raised on the thread of whoever made the change; a listener only takes note.</summary>
    public event Action<IReadOnlySet<int>>? Rang;

    internal static void RingAfter(DbTransaction transaction, IEnumerable<int> accounts) => Owed.GetOrCreateValue(transaction).UnionWith(accounts);

    internal void Ring(params int[] accounts) => Rang?.Invoke(accounts.ToHashSet());

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Ring(transaction);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Ring(transaction);
        return Task.CompletedTask;
    }

    private void Ring(DbTransaction transaction)
    {
        if (!Owed.TryGetValue(transaction, out var accounts)) return;
        Owed.Remove(transaction);
        Rang?.Invoke(accounts);
    }
}
