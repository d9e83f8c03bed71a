using Microsoft.EntityFrameworkCore;
namespace HaiDang.Data;

/// <summary>The one database. Knows no module: each module brings its own tables.</summary>
public abstract class HaiDangDb(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HaiDangDb).Assembly);
}

/// <summary>Owns the migrations in Data/Migrations/Postgres.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : HaiDangDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        HourOfWeek.TellPostgres(modelBuilder);
    }
}
