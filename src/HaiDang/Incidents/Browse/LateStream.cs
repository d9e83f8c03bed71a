namespace HaiDang.Incidents.Browse;

/// <summary>Lets a writer that closes its parts synchronously, as ZIP does, write to a response that may only be written asynchronously.</summary>
/// <remarks>What is written synchronously waits for the next asynchronous write; with ZIP these are a few kilobytes a part.</remarks>
internal sealed class LateStream(Stream to) : Stream
{
    private readonly MemoryStream _late = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => _late.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _late.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Catch(cancellationToken);
        await to.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush()
    {
        // Nothing may be sent synchronously; FlushAsync sends it.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await Catch(cancellationToken);
        await to.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task Catch(CancellationToken stop)
    {
        if (_late.Length == 0) return;
        await to.WriteAsync(_late.GetBuffer().AsMemory(0, (int)_late.Length), stop);
        _late.SetLength(0);
    }
}
