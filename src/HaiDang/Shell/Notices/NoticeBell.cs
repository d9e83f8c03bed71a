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

    private readonly ConcurrentDictionary<Hung, int> _listeners = [];

    /// <summary>Wants to hear, as whoever asks for it: in the same language, seeing as far. The teller does not wait for it.</summary>
    /// <param name="account">For whom it rings; null: for anybody.</param>
    /// <param name="hear">Called on a thread of its own.</param>
    /// <returns>To be disposed of when it is no longer wanted.</returns>
    public IDisposable Listen(int? account, Action hear)
    {
        var hung = new Hung(this, account, new Listener(hear));
        _listeners[hung] = 0;
        return hung;
    }

    internal static void RingAfter(DbTransaction transaction, IEnumerable<int> accounts) => Owed.GetOrCreateValue(transaction).UnionWith(accounts);

    internal void Ring(params IReadOnlyCollection<int> accounts)
    {
        foreach (var hung in _listeners.Keys)
            if (hung.Account is not { } one || accounts.Contains(one)) _ = Task.Run(hung.Listener.Tell);
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

    private sealed class Hung(NoticeBell bell, int? account, Listener listener) : IDisposable
    {
        public int? Account => account;
        public Listener Listener => listener;

        public void Dispose() => bell._listeners.TryRemove(this, out _);
    }
}
