namespace HaiDang.Shell.Hardening;

/// <summary>Does an address that came with a request stay within this site, however it is spelt?</summary>
public static class LocalAddress
{
    private const int Longest = 2_000;

    /// <summary>The address itself, or the home page when it could lead elsewhere.</summary>
    /// <remarks>A browser takes <c>\</c> for <c>/</c> and passes over tabs and line ends, and some servers decode twice: each form that could
    /// become <c>//host</c> on the way is refused.</remarks>
    public static string Of(string? back) => IsLocal(back) ? back! : "/";

    private static bool IsLocal(string? back)
    {
        if (back is not ['/', ..] || back.Length > Longest || back.Any(c => c is <= ' ' or > '~' or '\\')) return false;
        var path = back.AsSpan(0, back.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? end : back.Length);
        return !path.Contains("//", StringComparison.Ordinal) && !path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            && !path.Contains("%5c", StringComparison.OrdinalIgnoreCase) && !path.Contains("%0", StringComparison.Ordinal)
            && !path.Contains("%25", StringComparison.Ordinal) && Uri.IsWellFormedUriString(back, UriKind.Relative);
    }
}
