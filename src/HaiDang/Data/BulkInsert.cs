using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
namespace HaiDang.Data;

/// <summary>What a column holds, as both databases must know it to take it fast.</summary>
public enum BulkType { Id, Small, Whole, Text, Real, Instant }

/// <summary>A table and the columns that a bulk insert fills.</summary>
public sealed record BulkTable(string Name, params (string Column, BulkType Type)[] Columns);

/// <summary>Hands one row's values over, in the order of the table's columns.</summary>
public delegate void BulkRow<TRow>(ref TRow row, BulkValues values);

/// <summary>Takes the values of one row, column by column.</summary>
public abstract class BulkValues
{
    public abstract void Id(Guid value);
    public abstract void Small(short value);
    public abstract void Whole(int? value);
    public abstract void Text(string value);
    public abstract void Real(double? value);

    /// <param name="utc">An instant, UTC.</param>
    public abstract void Instant(DateTime utc);
}

/// <summary>Puts very many rows into one table inside the transaction of a context, passing over those whose unique key is there already.</summary>
public abstract class BulkInsert<TRow> : IAsyncDisposable
{
    /// <summary>Writes a batch.</summary>
    /// <returns>Indices, ascending, of the rows that were passed over.</returns>
    public abstract ValueTask<IReadOnlyList<int>> Write(Memory<TRow> rows, CancellationToken stop);

    /// <summary>Ends: what was put off while rows poured in is made up for.</summary>
    public abstract ValueTask Finish(CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}

public static class BulkInsert
{
    /// <summary>Opens the context's connection and begins a transaction fit for very many rows.</summary>
    public static async Task<IDbContextTransaction> BeginTransaction(HaiDangDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        // Sorting a million keys must not happen in memory; the next to open the connection sets it back.
        if (db is SqliteDb) await db.Database.ExecuteSqlRawAsync("PRAGMA temp_store=FILE; PRAGMA threads=2", stop);
        return await db.Database.BeginTransactionAsync(stop);
    }

    /// <summary>Begins; the context must have a transaction open.</summary>
    public static Task<BulkInsert<TRow>> Begin<TRow>(HaiDangDb db, BulkTable table, BulkRow<TRow> row, CancellationToken stop) =>
        Begin(db, table, row, 0, stop);

    /// <summary>Begins; the context must have a transaction open.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="table">Which columns of which table.</param>
    /// <param name="row">Hands a row over.</param>
    /// <param name="expected">About how many rows will come: very many are indexed faster afterwards than one by one.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<BulkInsert<TRow>> Begin<TRow>(HaiDangDb db, BulkTable table, BulkRow<TRow> row, long expected, CancellationToken stop)
    {
        var connection = db.Database.GetDbConnection();
        if (db is SqliteDb) return new BulkSqlite<TRow>(connection, table, row, expected);
        var bulk = new BulkPostgres<TRow>(connection, table, row);
        await bulk.Begin(stop);
        return bulk;
    }
}
