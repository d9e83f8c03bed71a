using System.Diagnostics;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>The command line as another program runs it: words in, exit code and two streams out.</summary>
internal static class Terminal
{
    public static async Task<(int Code, string Out, string Error)> Run(params string[] args)
    {
        var stop = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (string[])[Path.Combine(AppContext.BaseDirectory, "HaiDang.dll"), .. args, "--lang", "en"]) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, await said, await wrong);
    }
}

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("haidang-analyse-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
