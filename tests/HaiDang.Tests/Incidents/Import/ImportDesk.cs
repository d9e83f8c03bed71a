using System.Text;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Import;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Import;

/// <summary>A house with the built-in places, and files to bring in.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    private readonly TestHouse _house;

    private ImportDesk(TestHouse house) => _house = house;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;
    public TestHouse House => _house;
    public ImportMeans Means => _house.Get<ImportMeans>();

    public static async Task<ImportDesk> Open(Store store = Store.Sqlite) => new(await TestHouse.Open(store));

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public string File(string name, string content, Encoding? encoding = null)
    {
        var path = Path.Combine(_house.Folder, name);
        System.IO.File.WriteAllText(path, content, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public string File(string name, byte[] content)
    {
        var path = Path.Combine(_house.Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public Task<FileFacts> Examine(string path, ColumnMapping? known = null) => ExamineFile.Run(new(path, null, known), Means, Stop);

    public Task<ImportReport> Import(string path, ColumnMapping? mapping = null) =>
        ImportIncidents.Run(new() { Path = path, Mapping = mapping, Source = "thử" }, Means, null, Stop);

    public async Task<Incident[]> Incidents()
    {
        await using var db = _house.Db();
        return await db.Incidents.AsNoTracking().OrderBy(i => i.Reference).ToArrayAsync(Stop);
    }

    /// <summary>The counts by day, and what they should be: counted from the incidents themselves.</summary>
    public async Task<(string[] Kept, string[] True)> Days()
    {
        await using var db = _house.Db();
        var kept = await db.IncidentDays.AsNoTracking().ToArrayAsync(Stop);
        var incidents = await db.Incidents.AsNoTracking().ToArrayAsync(Stop);
        var counted = incidents
            .GroupBy(i => (Day: i.StartAt.LocalDay, Place: i.PlaceId ?? IncidentDay.NoPlace, i.LocalKindId))
            .Select(g => Line(g.Key.Day, g.Key.Place, g.Key.LocalKindId, g.Count(), g.Count(i => i.Lon is not null), g.Count(i => i.TimePrecision <= TimePrecision.Day)));
        return ([.. kept.Select(d => Line(d.Day, d.PlaceId, d.LocalKindId, d.Count, d.WithPoint, d.WithDay)).Order()], [.. counted.Order()]);
    }

    private static string Line(DateOnly day, int place, int kind, int count, int point, int known) => $"{day:yyyy-MM-dd} {place} {kind}: {count} {point} {known}";

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
