using System.Net;
using System.Net.Sockets;
namespace HaiDang.Shell.Hardening;

/// <summary>From which network does somebody ask? Its IPv4 address, or the first half of its IPv6 address: whoever holds one address of that half holds all.</summary>
public static class CallerNetwork
{
    public static string Of(IPAddress from)
    {
        if (from.IsIPv4MappedToIPv6) from = from.MapToIPv4();
        return from.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)) : from.ToString();
    }

    /// <summary>The same for an address as it is written; what is none stands for itself.</summary>
    public static string Of(string from) => IPAddress.TryParse(from, out var address) ? Of(address) : from;
}
