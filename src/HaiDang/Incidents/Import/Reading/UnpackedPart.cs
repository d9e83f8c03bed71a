namespace HaiDang.Incidents.Import.Reading;

/// <summary>What comes out of a part of a workbook, as long as it neither swells beyond what is left nor, in XML, holds one endless text or tag.</summary>
/// <remarks>A reader of XML keeps a whole text or attribute in memory; a cell of Excel holds at most 32,767 letters.</remarks>
internal sealed class UnpackedPart(Stream content, string name, bool isXml, long left, CancellationToken stop) : Stream
{
    private const int LongestRun = 4 << 20;
    private int _run;

    /// <summary>How many bytes may still come out.</summary>
    public long Left { get; private set; } = left;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        stop.ThrowIfCancellationRequested();
        var read = content.Read(buffer);
        if ((Left -= read) < 0) throw Refusal.Of("Bomb", name, ZipGuard.MostTimes);
        if (isXml) Watch(buffer[..read]);
        return read;
    }

    /// <summary>Counts what has passed since the last end of a text or tag.</summary>
    private void Watch(ReadOnlySpan<byte> piece)
    {
        for (int end; (end = piece.IndexOfAny((byte)'<', (byte)'>')) >= 0; piece = piece[(end + 1)..])
        {
            Grow(end);
            _run = 0;
        }
        Grow(piece.Length);
    }

    private void Grow(int bytes)
    {
        if ((_run += bytes) > LongestRun) throw Refusal.Of("BrokenWorkbook", name);
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
