namespace HaiDang.Incidents.Import;

/// <summary>Takes a whole import back: its incidents go, the record that it was there stays.</summary>
public static class UndoImport
{
    /// <returns>How many incidents were taken back; null when there is no such import, or it was undone before.</returns>
    public static Task<long?> Run(int importId, ImportMeans means, CancellationToken stop) => throw new InvalidOperationException();
}
