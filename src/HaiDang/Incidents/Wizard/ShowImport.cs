using System.Text.Json;
using HaiDang.Data;
using HaiDang.Incidents.Import;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Wizard;

/// <summary>What came of one import?</summary>
public static class ShowImport
{
    /// <param name="Id">The import.</param>
    /// <param name="FileName">The file as its sender named it.</param>
    /// <param name="At">When it was brought in.</param>
    /// <param name="UndoneAt">When it was taken back; null while it stands.</param>
    /// <param name="Report">Counts, reasons, and the name of the full report.</param>
    public sealed record Answer(int Id, string FileName, DateTimeOffset At, DateTimeOffset? UndoneAt, ImportReport Report);

    /// <returns>Null when there is no such import, or it kept no report.</returns>
    public static async Task<Answer?> Run(int id, HaiDangDb db, CancellationToken stop)
    {
        var import = await db.IncidentImports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, stop);
        return import is { Report.Length: > 2 } && JsonSerializer.Deserialize(import.Report, ImportJson.Default.ImportReport) is { } report
            ? new(id, import.FileName, import.At, import.UndoneAt, report) : null;
    }
}
