namespace HaiDang.Shell.Hardening;

/// <summary>What may a file be called whose name came from outside? A name to show and to keep; nothing is ever opened under it.</summary>
public static class SentName
{
    private const int Longest = 150;

    /// <summary>The last part of the path that some browsers send, without signs that are not to be seen; a long one keeps its end.</summary>
    public static string Of(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\', '\0']) + 1)..];
        var seen = string.Concat(last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u202e' or '\u202d' or '\u2028' or '\u2029'))).Trim();
        if (seen.Length > Longest) seen = seen[..(Longest - 41)] + "…" + seen[^40..];
        return seen.Trim('.').Length == 0 ? "?" : seen;
    }
}
