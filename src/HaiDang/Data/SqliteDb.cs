using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
namespace HaiDang.Data;

/// <summary>Owns the migrations in Data/Migrations/Sqlite, and says how SQLite keeps what it has no type for.</summary>
/// <remarks>Instants are UTC milliseconds, days are day numbers, ids are 16 bytes whose order is the order of making.</remarks>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : HaiDangDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Instant>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<Day>();
        configurationBuilder.Properties<Guid>().HaveConversion<Bytes>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        HourOfWeek.TellSqlite(modelBuilder);
    }

    /// <summary>A UTC instant as milliseconds since 1970.</summary>
    public static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private sealed class Instant() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private sealed class Day() : ValueConverter<DateOnly, int>(day => day.DayNumber, number => DateOnly.FromDayNumber(number));

    private sealed class Bytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
}
