namespace HaiDang.Shell.Jobs;

/// <summary>How does a share of the work, or a number of rows, become progress with words?</summary>
internal static class TellProgress
{
    private const long Parts = 1_000;

    extension(IProgress<Progress>? progress)
    {
        /// <summary>Hears shares in [0, 1] of what is being done.</summary>
        public Action<double> Shares(string doing) => share => progress?.Report(new(doing, (long)(share * Parts), Parts));

        /// <summary>Hears how much is done, when nobody knows how much there is.</summary>
        public Action<long> Counts(string doing) => rows => progress?.Report(new(doing, rows, null));
    }

    /// <summary>The same for whoever wants to report at once, on the thread that works.</summary>
    public static IProgress<T> AsProgress<T>(this Action<T> tell) => new AtOnce<T>(tell);

    private sealed class AtOnce<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
