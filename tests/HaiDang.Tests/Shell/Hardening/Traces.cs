using System.Diagnostics;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

/// <summary>What has an attack cost, and what has it left behind?</summary>
internal sealed class Traces(string incoming) : IDisposable
{
    private const long MostBytes = 700L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly HashSet<string> _files = Files(incoming);
    private readonly long _bytes = GC.GetTotalAllocatedBytes();
    private readonly long _began = Stopwatch.GetTimestamp();

    public void AssertModest(string attack)
    {
        var (bytes, time) = (GC.GetTotalAllocatedBytes() - _bytes, Stopwatch.GetElapsedTime(_began));
        Assert.True(bytes <= MostBytes && time <= Longest, $"{attack} took {bytes >> 20} MB and {time.TotalSeconds:0.0} s.");
    }

    public void Dispose() => Assert.Empty(Files(incoming).Except(_files));

    private static HashSet<string> Files(string incoming) =>
    [
        .. Directory.EnumerateFileSystemEntries(incoming),
        .. Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "haidang-shp-*"),
        .. Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "*miniexcel*"),
    ];
}

/// <summary>Tests that measure what the process uses run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
