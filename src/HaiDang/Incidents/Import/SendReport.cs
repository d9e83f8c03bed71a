using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
namespace HaiDang.Incidents.Import;

/// <summary>Gives out the report of an import or a rehearsal: every row refused or doubtful, and why.</summary>
public static class SendReport
{
    public static Results<PhysicalFileHttpResult, NotFound> Get(string name, DataFolder folder)
    {
        var path = Path.Combine(folder.Reports, name);
        return name == Path.GetFileName(name) && name.EndsWith(".csv", StringComparison.Ordinal) && File.Exists(path)
            ? TypedResults.PhysicalFile(path, WriteCsv.Type, name)
            : TypedResults.NotFound();
    }
}
