using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Audit;

/// <summary>Writes down what is done, in the transaction in which it is done: both stand, or neither.</summary>
public static class AuditLog
{
    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Hangs one row on the end of the chain, and saves what else is pending.</summary>
    /// <param name="db">In a transaction; whoever writes next waits for its end.</param>
    /// <param name="what">What is done, in the words of a policy.</param>
    /// <param name="subject">To which thing: its kind and id.</param>
    /// <param name="before">What it was; null when it was not. Nothing of persons, nothing secret.</param>
    /// <param name="after">What it is now; null when it is gone.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="InvalidOperationException">There is no transaction, or no end of the chain: nothing may be done that is not written down.</exception>
    public static async Task Audit(this HaiDangDb db, string what, string subject, object? before, object? after, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException($"'{what}' is written down in the transaction in which it is done, and there is none.");
        await db.SaveChangesAsync(stop);
        // The first touch holds the end for this transaction; a second one waits here, and so has the right row before it.
        if (await db.AuditEnds.ExecuteUpdateAsync(end => end.SetProperty(e => e.Rows, e => e.Rows + 1), stop) != 1)
            throw new InvalidOperationException("The audit log has lost its end; nothing can be written down, so nothing may be done.");
        var end = await db.AuditEnds.AsNoTracking().SingleAsync(stop);
        var row = new AuditRow
        {
            // The machine's own clock, whatever the house shows; to the millisecond, as it is kept.
            Id = end.Rows, At = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()), Who = Actor.Current.Who, From = Actor.Current.From, What = what, Subject = subject,
            Before = Written(before), After = Written(after),
        };
        row.Hash = row.HashAfter(end.Hash);
        db.Add(row);
        await db.SaveChangesAsync(stop);
        db.Entry(row).State = EntityState.Detached;
        await db.AuditEnds.ExecuteUpdateAsync(e => e.SetProperty(x => x.Hash, row.Hash), stop);
    }

    /// <summary>Writes down that something was read, by itself: there is no change whose transaction it could share. For the log itself and for protected data; before it is shown.</summary>
    /// <param name="db">Not in a transaction.</param>
    /// <param name="what">What is read, in the words of a policy.</param>
    /// <param name="subject">Of which thing: its kind and id.</param>
    /// <param name="stop">Stops it.</param>
    public static Task AuditRead(this HaiDangDb db, string what, string subject, CancellationToken stop) => db.AuditRead(what, subject, null, stop);

    /// <summary>The same, with what was asked for.</summary>
    /// <param name="db">Not in a transaction.</param>
    /// <param name="what">What is read, in the words of a policy.</param>
    /// <param name="subject">Of which thing: its kind and id.</param>
    /// <param name="asked">The filter, the form of the file. Nothing of persons, nothing secret.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task AuditRead(this HaiDangDb db, string what, string subject, object? asked, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Audit(what, subject, null, asked, stop);
        await transaction.CommitAsync(stop);
    }

    private static string? Written(object? value) => value is null ? null : JsonSerializer.Serialize(value, AsJson);
}
