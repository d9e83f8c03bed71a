using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
namespace HaiDang.Shell;

/// <summary>Does a proxy stand before the site, and which one may say for whom it asks? <c>HAIDANG_PROXY</c> names its addresses.</summary>
/// <remarks>Without it no such header is believed: whoever wants to seem to be somebody else could write one.</remarks>
internal static class ReverseProxy
{
    public const string Setting = "HAIDANG_PROXY";

    /// <exception cref="InvalidDataException">An address cannot be read.</exception>
    public static void UseReverseProxy(this WebApplication app, string? addresses)
    {
        if (string.IsNullOrWhiteSpace(addresses)) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in addresses.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
            options.KnownProxies.Add(IPAddress.TryParse(address, out var known) ? known : throw new InvalidDataException(Words.Of<Texts>("Site.BadProxy", Setting, address)));
        app.UseForwardedHeaders(options);
    }
}
