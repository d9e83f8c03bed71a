using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
namespace HaiDang.Shell.Notices;

/// <summary>Rings in this process for the accounts whose notices have changed, once the change stands.</summary>
public sealed class NoticeBell : DbTransactionInterceptor
{
    /// <summary>For whom each open transaction has written notices; forgotten with the transaction.</summary>
    private static readonly ConditionalWeakTable<DbTransaction, HashSet<int>> Owed = [];

    private readonly ConcurrentDictionary<Listener, int> _listeners = [];

    /// <summary>Wants to hear, as whoever asks for it: in the same language, seeing as far. The teller does not wait for it.</summary>
    /// <param name="account">For whom it rings; null: for anybody.</param>
    /// <param name="hear">Called on a thread of its own.</param>
    /// <returns>To be disposed of when it is no longer wanted.</returns>
    public IDisposable Listen(int? account, Action hear)
    {
        var listener = new Listener(this, account, hear, ExecutionContext.Capture());
        _listeners[listener] = 0;
        return listener;
    }

    internal static void RingAfter(DbTransaction transaction, IEnumerable<int> accounts) => Owed.GetOrCreateValue(transaction).UnionWith(accounts);

    internal void Ring(params IReadOnlyCollection<int> accounts)
    {
        foreach (var listener in _listeners.Keys)
            if (listener.Account is not { } one || accounts.Contains(one)) listener.Tell();
    }

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
        Ring(accounts);
    }

    private sealed class Listener(NoticeBell bell, int? account, Action hear, ExecutionContext? context) : IDisposable
    {
        public int? Account => account;

        public void Tell()
        {
            if (context is null) _ = Task.Run(hear);
            else ExecutionContext.Run(context, static hear => _ = Task.Run((Action)hear!), hear);
        }

        public void Dispose() => bell._listeners.TryRemove(this, out _);
    }
}
