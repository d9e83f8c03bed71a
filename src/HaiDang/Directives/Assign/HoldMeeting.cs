using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Assign;

/// <summary>Writes down that agencies met, or corrects what was written.</summary>
public static class HoldMeeting
{
    public const int LongestTitle = 200;

    public sealed record Command
    {
        /// <summary>Which one to correct; null for a new one.</summary>
        public int? Id { get; init; }
        public required DateOnly Day { get; init; }
        public required string Title { get; init; }
        public string Chair { get; init; } = "";
        public string Document { get; init; } = "";

        /// <summary>Agencies, at least one.</summary>
        public required int[] Units { get; init; }
    }

    /// <param name="Id">Null when it was refused.</param>
    /// <param name="Refusal">Why not, in words.</param>
    public sealed record Answer(int? Id, string? Refusal);

    public static async Task<Answer> Run(Command command, IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var title = command.Title.Trim();
        if (title.Length is 0 or > LongestTitle) return Refused("Refused.MeetingTitle", LongestTitle);
        if (command.Chair.Length > LongestTitle || command.Document.Length > LongestTitle) return Refused("Refused.LongText", LongestTitle);
        var book = await UnitBook.Read(db, stop);
        var units = command.Units.Distinct().ToArray();
        if (units.Length == 0 || !Array.TrueForAll(units, u => book.Find(u) is not null)) return Refused("Refused.MeetingUnits");
        var meeting = command.Id is { } id ? await db.Meetings.Include(m => m.Units).SingleOrDefaultAsync(m => m.Id == id, stop) : null;
        if (command.Id is not null && meeting is null) return Refused("Refused.NoMeeting");
        var before = meeting is null ? null : Said(meeting);
        if (meeting is null) db.Add(meeting = new() { Day = command.Day, Title = title });
        (meeting.Day, meeting.Title, meeting.Chair, meeting.Document) = (command.Day, title, command.Chair.Trim(), command.Document.Trim());
        meeting.Units.RemoveAll(u => !units.Contains(u.UnitId));
        meeting.Units.AddRange(units.Except(meeting.Units.Select(u => u.UnitId)).Select(u => new MeetingUnit { UnitId = u }));
        await db.SaveChangesAsync(stop);
        await db.Audit(DirectivesModule.Assign, $"meeting/{meeting.Id}", before, Said(meeting), stop);
        await transaction.CommitAsync(stop);
        return new(meeting.Id, null);
    }

    private static object Said(Meeting meeting) => new { meeting.Day, meeting.Title, meeting.Chair, meeting.Document, Units = meeting.Units.Select(u => u.UnitId).Order().ToArray() };

    private static Answer Refused(string key, params object?[] parts) => new(null, Words.Of<Texts>(key, parts));
}
