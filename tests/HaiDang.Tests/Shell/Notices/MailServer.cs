using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>How a mail server treats the next letter.</summary>
public enum Manner { Take, TakeSlowly, RefuseRecipient, NotNow, RefuseText, BreakBeforeText, BreakInText, BreakBeforeAnswer, TakeAndBreak, NeverAnswer }

/// <summary>A mail server on a loopback port that can refuse, break off, dawdle, be away and come back.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private TcpListener _listener = new(IPAddress.Loopback, 0);

    private MailServer() => Start();

    public int Port { get; private set; }
    public ConcurrentQueue<Manner> Next { get; } = new();
    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    /// <summary>Every line that a client has said outside a letter's text.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();
    public bool RefusesLogin { get; set; }

    public static MailServer Open() => new();

    public void GoAway() => _listener.Stop();

    public void ComeBack() => Start();

    private void Start()
    {
        _listener = new(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Listen(_listener);
    }

    private async Task Listen(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                _clients.Add(client);
                _ = Serve(client);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException) { }
    }

    private async Task Serve(TcpClient client)
    {
        using var owned = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await Talk(reader, writer);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or SocketException) { }
    }

    private async Task Talk(StreamReader reader, StreamWriter writer)
    {
        var manner = Manner.Take;
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            Heard.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN");
                    break;
                case "AUTH":
                    // As some do, it repeats what it was told.
                    await writer.WriteLineAsync(RefusesLogin ? $"535 5.7.8 not good: {line}" : "235 welcome");
                    break;
                case "MAIL":
                    manner = Next.TryDequeue(out var next) ? next : Manner.Take;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(manner switch { Manner.RefuseRecipient => "550 5.1.1 no such mailbox", Manner.NotNow => "451 4.7.1 try later", _ => "250 ok" });
                    break;
                case "DATA":
                    if (manner is Manner.BreakBeforeText) return;
                    await writer.WriteLineAsync("354 go on");
                    if (manner is Manner.BreakInText)
                    {
                        await reader.ReadLineAsync();
                        return;
                    }
                    if (!await Read(manner, await Text(reader), writer)) return;
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<bool> Read(Manner manner, byte[] text, StreamWriter writer)
    {
        if (manner is Manner.RefuseText)
        {
            await writer.WriteLineAsync("554 5.6.0 not wanted");
            return true;
        }
        if (manner is Manner.TakeSlowly) await Task.Delay(700);
        if (manner is not Manner.BreakBeforeAnswer) Taken.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(text)));
        if (manner is Manner.BreakBeforeAnswer or Manner.TakeAndBreak) return false;
        if (manner is Manner.NeverAnswer) await Task.Delay(Timeout.Infinite);
        await writer.WriteLineAsync("250 taken");
        return true;
    }

    private static async Task<byte[]> Text(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line and not ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public ValueTask DisposeAsync()
    {
        _listener.Stop();
        foreach (var client in _clients) client.Dispose();
        return default;
    }
}
