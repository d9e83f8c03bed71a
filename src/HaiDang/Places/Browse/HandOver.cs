using System.Collections.Concurrent;
namespace HaiDang.Places.Browse;

/// <summary>How does a view that was drawn on the server reach the live page without being asked for twice?</summary>
/// <remarks>The page carries only a ticket: the view itself is too heavy to travel to the browser and back. A ticket is good once, and only
/// the last few are kept; who comes too late asks again.</remarks>
internal sealed class HandOver
{
    private const int Kept = 32;
    private readonly ConcurrentDictionary<Guid, LookAtPlaces.View> _views = new();
    private readonly ConcurrentQueue<Guid> _order = new();

    public Guid Leave(LookAtPlaces.View view)
    {
        var ticket = Guid.NewGuid();
        _views[ticket] = view;
        _order.Enqueue(ticket);
        while (_order.Count > Kept && _order.TryDequeue(out var oldest)) _views.TryRemove(oldest, out _);
        return ticket;
    }

    public LookAtPlaces.View? Take(Guid? ticket) => ticket is { } known && _views.TryRemove(known, out var view) ? view : null;
}
