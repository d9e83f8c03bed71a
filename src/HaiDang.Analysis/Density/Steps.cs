namespace HaiDang.Analysis.Density;

/// <summary>Counts finished pieces of work from several threads and says how far it has come, from 0 to 1.</summary>
internal sealed class Steps(IProgress<double>? progress, int total)
{
    private readonly Lock _lock = new();
    private int _done;

    public void Done()
    {
        if (progress is null)
            return;
        lock (_lock)
            progress.Report((double)++_done / total);
    }
}
