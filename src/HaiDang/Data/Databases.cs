using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
namespace HaiDang.Data;

/// <summary>Gives pages, endpoints and commands the one database, whichever provider the settings name.</summary>
public static class Databases
{
    /// <param name="services">The house's services.</param>
    /// <param name="connection">A PostgreSQL connection string ("Host=…"), or null for SQLite in the data folder.</param>
    /// <param name="folder">Where SQLite keeps its file.</param>
    /// <param name="unsaid">How far is seen where nobody has said how far: everything on a terminal, nothing in the site.</param>
    public static IServiceCollection AddHaiDangDb(this IServiceCollection services, string? connection, DataFolder folder, Scope unsaid)
    {
        services.AddSingleton(folder).AddSingleton(new ScopeInForce(unsaid));
        return connection is null
            ? services.AddPooledDbContextFactory<SqliteDb>((s, o) => o
                .UseSqlite(SqliteConnectionString(folder))
                .ReplaceService<IMigrationsSqlGenerator, SqliteTables>()
                .AddInterceptors([new SqlitePragmas(), .. s.GetServices<IInterceptor>()])).AddAs<SqliteDb>()
            : services.AddPooledDbContextFactory<PostgresDb>((s, o) => o.UseNpgsql(connection).AddInterceptors(s.GetServices<IInterceptor>())).AddAs<PostgresDb>();
    }

    private static string SqliteConnectionString(DataFolder folder) =>
        new SqliteConnectionStringBuilder { DataSource = folder.DatabaseFile, ForeignKeys = true }.ToString();

    private static IServiceCollection AddAs<TDb>(this IServiceCollection services) where TDb : HaiDangDb => services
        .AddScoped<HaiDangDb>(s => s.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContext())
        .AddSingleton<IDbContextFactory<HaiDangDb>, Upcast<TDb>>();

    private sealed class Upcast<TDb>(IDbContextFactory<TDb> inner, ScopeInForce scope) : IDbContextFactory<HaiDangDb> where TDb : HaiDangDb
    {
        public HaiDangDb CreateDbContext()
        {
            var db = inner.CreateDbContext();
            db.Scope = scope.Now;
            return db;
        }
    }
}
