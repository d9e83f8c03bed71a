using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;
namespace HaiDang.Tests.Testing;

public enum Store { Sqlite, Postgres }

public static class Stores
{
    /// <summary>For theories that must hold on both databases.</summary>
    public static TheoryData<Store> Both => [Store.Sqlite, Store.Postgres];
}

/// <summary>The whole house over a throw-away folder and an empty database, on Monday 5 October 2026, 06:10 in Hà Nội.</summary>
public sealed class TestHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestHouse(ServiceProvider services, string folder, FakeTimeProvider clock) =>
        (_services, Folder, Clock) = (services, folder, clock);

    public string Folder { get; }
    public FakeTimeProvider Clock { get; }

    public static FakeTimeProvider FixedClock() => new(new DateTimeOffset(2026, 10, 4, 23, 10, 0, TimeSpan.Zero));

    public static async Task<TestHouse> Open(Store store = Store.Sqlite)
    {
        var folder = Directory.CreateTempSubdirectory("haidang-test-").FullName;
        var clock = FixedClock();
        var house = new House(Program.Modules)
        {
            Clock = clock,
            Database = store is Store.Postgres ? await PostgresCluster.NewDatabase() : null,
        };
        return new TestHouse(await house.Open(folder, TestContext.Current.CancellationToken), folder, clock);
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public HaiDangDb Db() => Get<IDbContextFactory<HaiDangDb>>().CreateDbContext();

    public IServiceProvider Services => _services;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
