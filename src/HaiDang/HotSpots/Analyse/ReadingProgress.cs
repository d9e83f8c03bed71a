using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse;

/// <summary>How many rows of a file have been read so far?</summary>
internal static class ReadingProgress
{
    public static IProgress<long>? Rows(this IProgress<Progress>? progress, string path) => progress is null ? null : new Counter(progress, path);

    private sealed class Counter(IProgress<Progress> progress, string path) : IProgress<long>
    {
        private readonly string _doing = $"{Words.Of<Texts>("Analyse.Reading")} {Path.GetFileName(path)}";

        public void Report(long value) => progress.Report(new(_doing, value, null));
    }
}
