using System.Net;
using MailKit.Security;
using MimeKit;
namespace HaiDang.Shell.Notices.Send;

/// <summary>Through which server do letters leave, from whom, and how old may they grow?</summary>
public sealed record MailSettings
{
    public const string Server = "HAIDANG_SMTP", Sender = "HAIDANG_MAIL_FROM", SiteAddress = "HAIDANG_SITE", Days = "HAIDANG_MAIL_DAYS";

    public required string Host { get; init; }
    public required int Port { get; init; }
    public required SecureSocketOptions Encryption { get; init; }

    /// <summary>Null: the server asks for none.</summary>
    public NetworkCredential? Login { get; init; }
    public required MailboxAddress From { get; init; }

    /// <summary>What links in letters begin with.</summary>
    public required Uri Site { get; init; }

    /// <summary>Older ones are given up: yesterday's news is of little use.</summary>
    public static TimeSpan UsualAge { get; } = TimeSpan.FromDays(3);

    /// <summary>How old letters may grow, whether there is a server or not.</summary>
    /// <param name="read">Reads a variable of the environment.</param>
    /// <exception cref="InvalidDataException">It is no number of days.</exception>
    public static TimeSpan OldestOf(Func<string, string?> read)
    {
        if (read(Days) is not { Length: > 0 } days) return UsualAge;
        return int.TryParse(days, System.Globalization.CultureInfo.InvariantCulture, out var whole) && whole is >= 1 and <= 365
            ? TimeSpan.FromDays(whole) : throw new InvalidDataException(Words.Of<Texts>("Settings.Days", Days));
    }

    /// <param name="read">Reads a variable of the environment.</param>
    /// <returns>Null when no server is named: nothing is sent.</returns>
    /// <exception cref="InvalidDataException">A variable is missing or cannot be read; the message names it and never repeats it.</exception>
    public static MailSettings? Of(Func<string, string?> read)
    {
        if (read(Server) is not { Length: > 0 } server) return null;
        if (!Uri.TryCreate(server, UriKind.Absolute, out var at) || at.Scheme is not ("smtp" or "smtps") || at.Host.Length == 0 || at.PathAndQuery is not ("" or "/"))
            throw new InvalidDataException(Words.Of<Texts>("Settings.Server", Server));
        if (!MailboxAddress.TryParse(read(Sender) ?? "", out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            throw new InvalidDataException(Words.Of<Texts>("Settings.Sender", Sender));
        if (!Uri.TryCreate(read(SiteAddress), UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https") || site.PathAndQuery != "/")
            throw new InvalidDataException(Words.Of<Texts>("Settings.Site", SiteAddress));
        return new()
        {
            Host = at.Host.Trim('[', ']'), Port = at.Port > 0 ? at.Port : at.Scheme == "smtps" ? 465 : 587,
            Encryption = at.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : IsThisMachine(at) ? SecureSocketOptions.None : SecureSocketOptions.StartTls,
            Login = LoginOf(at.UserInfo), From = from, Site = site,
        };
    }

    /// <summary>The record's own way to print itself would print the password.</summary>
    public override string ToString() => $"{Host}:{Port}";

    private static bool IsThisMachine(Uri at) => at.Host is "localhost" || (IPAddress.TryParse(at.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host));

    private static NetworkCredential? LoginOf(string user)
    {
        if (user.Length == 0) return null;
        var colon = user.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(Uri.UnescapeDataString(user), "") : new(Uri.UnescapeDataString(user[..colon]), Uri.UnescapeDataString(user[(colon + 1)..]));
    }
}
