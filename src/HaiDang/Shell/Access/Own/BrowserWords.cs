namespace HaiDang.Shell.Access.Own;

/// <summary>Which browser on which system is it, in few words?</summary>
internal static class BrowserWords
{
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(string agent)
    {
        string? Named((string Mark, string Name)[] known) => known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;
        return (Named(Browsers), Named(Systems)) is ({ } browser, { } system) ? $"{browser} · {system}" : Words.Of<Texts>("Own.OtherBrowser");
    }
}
