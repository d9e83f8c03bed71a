using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
namespace HaiDang.Shell.Notices.Send;

/// <summary>What became of one attempt?</summary>
/// <param name="State">Sent, Refused for good, Uncertain, or Waiting for another attempt.</param>
/// <param name="Trouble">Why, when it was not sent.</param>
internal readonly record struct Fate(LetterState State, string? Trouble = null);

/// <summary>A connection to the mail server over which letters go one by one.</summary>
internal sealed class SmtpLine(MailSettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>Longer than any server may think about one letter; far shorter than the lease of a letter.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(2);

    /// <summary>So long a letter that is under way is seen off when the site stops: better than not knowing.</summary>
    public static TimeSpan LastGrace { get; } = TimeSpan.FromSeconds(3);

    // Revocation lists lie on the open network, which a closed one does not reach; the certificate itself is checked.
    private readonly SmtpClient _client = new() { Timeout = 30_000, CheckCertificateRevocation = false };

    public bool IsOpen => _client.IsConnected;

    /// <returns>Null when it stands; else why not.</returns>
    public async Task<string?> Open(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await _client.ConnectAsync(settings.Host, settings.Port, settings.Encryption, either.Token);
            if (settings.Login is { } login) await _client.AuthenticateAsync(login, either.Token);
            return null;
        }
        catch (Exception wrong) when (MailTrouble.IsKnown(wrong))
        {
            stop.ThrowIfCancellationRequested();
            return MailTrouble.Of(wrong, settings);
        }
    }

    /// <summary>Tries once. Never throws for what a server or a network does.</summary>
    public async Task<Fate> Send(MimeMessage message, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        await using var hurry = stop.Register(() => limit.CancelAfter(LastGrace));
        var under = new UnderWay();
        try
        {
            await _client.SendAsync(message, limit.Token, under);
            return new(LetterState.Sent);
        }
        catch (SmtpCommandException answer) when (answer.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)answer.StatusCode >= 500)
        {
            return new(LetterState.Refused, MailTrouble.Of(answer, settings));
        }
        catch (SmtpCommandException answer)
        {
            return new(LetterState.Waiting, MailTrouble.Of(answer, settings));
        }
        catch (Exception wrong) when (MailTrouble.IsKnown(wrong))
        {
            // Once its text has gone out, only the server's answer tells whether it was taken, and that did not come.
            return new(under.HasBegun ? LetterState.Uncertain : LetterState.Waiting, MailTrouble.Of(wrong, settings));
        }
    }

    /// <summary>Takes leave; a server that does not answer is left all the same.</summary>
    public async Task Close()
    {
        using var limit = new CancellationTokenSource(LastGrace, clock);
        try
        {
            await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception wrong) when (MailTrouble.IsKnown(wrong))
        {
            // Everything that it had to say has been heard.
        }
    }

    public void Dispose() => _client.Dispose();

    private sealed class UnderWay : ITransferProgress
    {
        public bool HasBegun { get; private set; }
        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;
        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
