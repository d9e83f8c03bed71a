namespace HaiDang.Shell;

/// <summary>Who wants to be told, as who they were when they began to listen: in their language, seeing as far as they may, not as the teller.</summary>
/// <param name="Hear">What they do when they are told.</param>
internal sealed record Listener(Action Hear)
{
    private readonly ExecutionContext? _self = ExecutionContext.Capture();

    public void Tell()
    {
        if (_self is null) Hear();
        else ExecutionContext.Run(_self, static hear => ((Action)hear!)(), Hear);
    }
}
