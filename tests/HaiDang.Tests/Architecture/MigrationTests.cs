using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Architecture;

public sealed class MigrationTests
{
    [Fact]
    public void Sqlite_has_a_migration_for_every_change_of_the_tables()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=none").Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Postgres_has_a_migration_for_every_change_of_the_tables()
    {
        using var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=none").Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
