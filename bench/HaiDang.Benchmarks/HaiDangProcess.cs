using System.Diagnostics;
namespace HaiDang.Benchmarks;

/// <summary>The program as a process of its own, with what it took: time, processor time and the largest memory it held.</summary>
internal sealed class HaiDangProcess : IDisposable
{
    private readonly Process _process;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private HaiDangProcess(Process process) => _process = process;

    public static HaiDangProcess Start(params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo("dotnet", [typeof(Shell.House).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!);

    public sealed record Took(string Said, int Code, double Seconds, double PeakMegabytes);

    /// <summary>Waits for the end, at most ten minutes.</summary>
    public async Task<Took> End()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var said = _process.StandardOutput.ReadToEndAsync(limit.Token);
        long peak = 0;
        while (!_process.WaitForExit(20))
            peak = Math.Max(peak, PeakKilobytes());
        return new Took(await said, _process.ExitCode, _watch.Elapsed.TotalSeconds, peak / 1024.0);
    }

    /// <summary>The largest resident memory so far, as Linux counts it.</summary>
    private long PeakKilobytes()
    {
        var status = $"/proc/{_process.Id}/status";
        if (!File.Exists(status)) return _process.HasExited ? 0 : _process.PeakWorkingSet64 / 1024;
        var line = File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
