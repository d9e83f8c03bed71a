using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
namespace HaiDang.Shell.Notices.Send;

/// <summary>What went wrong with a mail server, in few words that hold no secret?</summary>
internal static class MailTrouble
{
    private const int Longest = 200;

    /// <summary>What may go wrong between two machines; anything else is our own mistake and not caught.</summary>
    public static bool IsKnown(Exception wrong) => wrong is SocketException or IOException or SmtpCommandException or ProtocolException or CommandException
        or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException or TimeoutException or OperationCanceledException;

    public static string Of(Exception wrong, MailSettings settings) => Clean(wrong switch
    {
        // A server may repeat what it was sent, so its own words are left out.
        AuthenticationException refused => $"login refused{(refused.InnerException is SmtpCommandException { StatusCode: var code } ? $" ({(int)code})" : "")}",
        SmtpCommandException answer => string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {answer.Message}"),
        SslHandshakeException => "no encrypted connection: the server's certificate is not trusted",
        SocketException socket => $"no connection: {socket.SocketErrorCode}",
        NotSupportedException => "the server does not offer encryption or login as set",
        OperationCanceledException or TimeoutException => "no answer in time",
        _ => "the connection broke",
    }, settings.Login);

    private static string Clean(string words, NetworkCredential? login)
    {
        var line = NoticeWords.OneLine(words);
        if (login is { Password: { Length: > 0 } password })
            foreach (var secret in (string[])[password, Base64(password), Base64($"\0{login.UserName}\0{password}")])
                line = line.Replace(secret, "…", StringComparison.Ordinal);
        return line.Length <= Longest ? line : line[..Longest];
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
