using System.Runtime.CompilerServices;
using Xunit;
namespace HaiDang.Tests.Testing;

/// <summary>Is a text what a reviewer has agreed to? The agreed text stands beside the test; another one is written next to it, to be looked at and taken over.</summary>
internal static class Golden
{
    public static async Task Compare(string text, string file, CancellationToken stop, [CallerFilePath] string test = "")
    {
        var agreed = Path.Combine(Path.GetDirectoryName(test)!, file);
        var received = agreed.Replace(".verified.", ".received.", StringComparison.Ordinal);
        var known = File.Exists(agreed) ? await File.ReadAllTextAsync(agreed, stop) : "";
        if (known.ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, text, stop);
        var (was, now) = (known.ReplaceLineEndings("\n").Split('\n'), text.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        Assert.Fail($"{file} is not what was agreed, from line {at + 1} on:\n  agreed   {was.ElementAtOrDefault(at)}\n  received {now.ElementAtOrDefault(at)}\nLook at {Path.GetFileName(received)}; take it over when it is right.");
    }
}
