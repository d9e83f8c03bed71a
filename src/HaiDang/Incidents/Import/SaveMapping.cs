using System.Text.Json;
using HaiDang.Data;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import;

/// <summary>Keeps a way of reading a file under a name, for the next file from the same office.</summary>
public static class SaveMapping
{
    /// <summary>Saves, in place of what had that name.</summary>
    public static async Task Run(string name, ColumnMapping mapping, HaiDangDb db, CancellationToken stop)
    {
        var written = JsonSerializer.Serialize(mapping, ImportJson.Default.ColumnMapping);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var before = await db.SavedMappings.AsNoTracking().Where(m => m.Name == name).Select(m => m.Mapping).FirstOrDefaultAsync(stop);
        if (await db.SavedMappings.FirstOrDefaultAsync(m => m.Name == name, stop) is { } known) known.Mapping = written;
        else db.SavedMappings.Add(new() { Name = name, Mapping = written });
        await db.Audit("import incidents", $"saved-mapping/{name}", before is null ? null : new { mapping = before }, new { mapping = written }, stop);
        await transaction.CommitAsync(stop);
    }

    public static Task<string[]> Names(HaiDangDb db, CancellationToken stop) =>
        db.SavedMappings.AsNoTracking().OrderBy(m => m.Name).Select(m => m.Name).ToArrayAsync(stop);

    /// <summary>The mapping of that name; null when there is none.</summary>
    public static async Task<ColumnMapping?> Find(string name, HaiDangDb db, CancellationToken stop)
    {
        var saved = await db.SavedMappings.AsNoTracking().FirstOrDefaultAsync(m => m.Name == name, stop);
        return saved is null ? null : JsonSerializer.Deserialize(saved.Mapping, ImportJson.Default.ColumnMapping);
    }
}
