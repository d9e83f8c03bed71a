namespace HaiDang.Shell;

/// <summary>Wants to hear of one kind of news. Registered as <c>AddSingleton&lt;IHear&lt;T&gt;, …&gt;</c> by a module.</summary>
public interface IHear<in T>
{
    Task Hear(T news, CancellationToken stop);
}

/// <summary>Tells news to whoever wants to hear it, so that it can travel up the house without the teller knowing whom.</summary>
public sealed class Announce<T>(IEnumerable<IHear<T>> listeners)
{
    /// <summary>Tells every listener, in the order of registration, after the teller's transaction is done.</summary>
    public async Task Tell(T news, CancellationToken stop)
    {
        foreach (var listener in listeners)
            await listener.Hear(news, stop);
    }
}
