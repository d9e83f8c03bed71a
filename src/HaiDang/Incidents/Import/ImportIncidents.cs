using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using HaiDang.Data;
using HaiDang.Incidents.Import.Checks;
using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Writing;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Jobs;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import;

/// <summary>Brings a file of incidents in, wholly or not at all, and says what came of every row.</summary>
public static class ImportIncidents
{
    private const int BatchesInFlight = 6;

    public sealed record Command
    {
        public required string Path { get; init; }

        /// <summary>The file's name as the person knows it; null: as in the path.</summary>
        public string? FileName { get; init; }

        /// <summary>What is known of how to read it; the rest is guessed as <see cref="ExamineFile"/> does.</summary>
        public ColumnMapping? Mapping { get; init; }

        /// <summary>The system or office it comes from; null: the file's name without its ending.</summary>
        public string? Source { get; init; }
        public bool Synthetic { get; init; }

        /// <summary>Kinds chosen by hand: text in the file → key of a <see cref="Kind"/>.</summary>
        public IReadOnlyDictionary<string, string> Kinds { get; init; } = new Dictionary<string, string>();

        /// <summary>Guesses at least this sure are taken for unmapped kinds; from 1 on only the very names of kinds are.</summary>
        public double TakeGuessesFrom { get; init; } = 1;

        /// <summary>Does everything and then takes it back: the same counts, nothing written, nothing announced.</summary>
        public bool Rehearse { get; init; }

        /// <summary>Who brings it in.</summary>
        public string By { get; init; } = Environment.UserName;
    }

    /// <summary>Imports, or rehearses.</summary>
    /// <exception cref="InvalidDataException">The file is broken, or a column of personal data was not dropped; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was written.</exception>
    public static async Task<ImportReport> Run(Command command, ImportMeans means, IProgress<Progress>? progress, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var name = command.FileName ?? Path.GetFileName(command.Path);
        var file = await TableFile.Recognise(command.Path, name, command.Mapping, stop);
        var facts = await ExamineFile.Run(file, command.Mapping, means, stop);
        Refuse(facts);

        var places = await means.Places.Current(stop);
        var profile = await FileProfile.Run(file, facts, places, progress, stop);
        await using var report = new ReportFile(means.Folder.Reports);
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await BulkInsert.BeginTransaction(db, stop);
        var import = await Announced(command, file, name, db, means, stop);
        var kinds = await KindLedger.Open(db, command, stop);
        var counts = new ReportCounts();

        var judge = new RowJudge(name, [.. facts.Columns.Select(c => c.Name)], facts, profile, places, means.Clock.GetUtcNow().UtcDateTime);
        await using (var writer = await IncidentWriter.Open(db, import, kinds, counts, report, facts.Mapping.ColumnOf(Field.Reference), profile.Rows, stop))
        {
            await Pump(file, judge, writer, profile.Rows, progress, stop);
            progress?.Report(new(Words.Of<Texts>("Import.Counting"), profile.Rows, profile.Rows));
            await writer.Finish(stop);
        }
        await DayRollup.Add(db, import.Id, stop);

        var reportName = await report.Keep(ReportName(command, import.Id, means));
        var done = Report(command, import, facts, profile, counts, kinds, reportName) with { Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3) };
        (import.Rows, import.Accepted, import.Refused) = (done.Rows, done.Accepted, done.Refused);
        (import.Doubtful, import.Already) = (done.Doubtful, done.Already);
        import.Report = JsonSerializer.Serialize(done, ImportJson.Default.ImportReport);
        await db.SaveChangesAsync(stop);
        if (command.Rehearse) return done;

        await db.Audit("import incidents", $"incident-import/{import.Id}", null, new { import.FileName, import.FileHash, import.Rows, import.Accepted, import.Refused, command.Synthetic }, stop);

        await transaction.CommitAsync(stop);
        await means.News.Tell(new(import.Id), CancellationToken.None);
        return done with { Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3) };
    }

    /// <exception cref="InvalidDataException">A column of personal data, or no column that says when.</exception>
    private static void Refuse(FileFacts facts)
    {
        if (facts.MustDrop.FirstOrDefault() is { } personal)
            throw Refusal.Of("Personal", facts.Name, facts.HeaderLine, personal.Name, Words.Of<Texts>($"Personal.{personal.Personal}"));
        var mapping = facts.Mapping;
        if (mapping.ColumnOf(Field.Start) is null && mapping.ColumnOf(Field.StartDate) is null && mapping.ColumnOf(Field.Month) is null)
            throw Refusal.Of("NoTimeColumn", facts.Name, facts.HeaderLine, string.Join(", ", facts.Columns.Select(c => c.Name)));
        if (mapping.ColumnOf(Field.Lon) is null != mapping.ColumnOf(Field.Lat) is null
            || mapping.ColumnOf(Field.Easting) is null != mapping.ColumnOf(Field.Northing) is null)
            throw Refusal.Of("HalfPoint", facts.Name, facts.HeaderLine);
    }

    /// <summary>Reads and judges on one thread, writes on another; a few batches lie between them and are used again.</summary>
    private static async Task Pump(
        TableFile file, RowJudge judge, IncidentWriter writer, long rows, IProgress<Progress>? progress, CancellationToken stop)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var full = Channel.CreateBounded<Batch>(new BoundedChannelOptions(BatchesInFlight) { SingleReader = true, SingleWriter = true });
        var empty = Channel.CreateUnbounded<Batch>(new() { SingleReader = true, SingleWriter = true });
        for (var i = 0; i < BatchesInFlight; i++) empty.Writer.TryWrite(new());
        var reading = Task.Run(() => Read(file, judge, full.Writer, empty.Reader, broken.Token), broken.Token);
        var closed = reading.ContinueWith(
            r => full.Writer.TryComplete(r.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            long done = 0;
            await foreach (var batch in full.Reader.ReadAllAsync(broken.Token))
            {
                await writer.Write(batch, broken.Token);
                done += batch.Count;
                progress?.Report(new(Words.Of<Texts>("Import.Writing"), done, rows));
                batch.Clear();
                empty.Writer.TryWrite(batch);
            }
        }
        finally
        {
            await broken.CancelAsync();
            await closed;
        }
        await reading;
    }

    private static async Task Read(TableFile file, RowJudge judge, ChannelWriter<Batch> full, ChannelReader<Batch> empty, CancellationToken stop)
    {
        var (rows, _) = await file.Open(stop);
        await using var closing = rows;
        var batch = await empty.ReadAsync(stop);
        while (await rows.Fill(stop))
            while (rows.Read())
            {
                judge.Judge(rows, batch);
                if (batch.Count < Batch.Size) continue;
                await full.WriteAsync(batch, stop);
                batch = await empty.ReadAsync(stop);
            }
        await full.WriteAsync(batch, stop);
    }

    private static async Task<IncidentImport> Announced(
        Command command, TableFile file, string name, HaiDangDb db, ImportMeans means, CancellationToken stop)
    {
        var title = SourceOf(command);
        var source = await db.IncidentSources.FirstOrDefaultAsync(s => s.Name == title, stop);
        if (source is null)
        {
            db.IncidentSources.Add(source = new() { Name = title, Synthetic = command.Synthetic });
            await db.SaveChangesAsync(stop);
        }
        var import = new IncidentImport
        {
            SourceId = source.Id, FileName = name, FileHash = file.Fingerprint.Sha256, At = means.Clock.GetUtcNow(), By = command.By,
        };
        db.IncidentImports.Add(import);
        await db.SaveChangesAsync(stop);
        return import;
    }

    private static ImportReport Report(
        Command command, IncidentImport import, FileFacts facts, FileProfile profile, ReportCounts counts, KindLedger kinds, string? reportName)
    {
        return new()
        {
            Rows = counts.Accepted + counts.Refused + counts.Already,
            Accepted = counts.Accepted,
            Refused = counts.Refused,
            Doubtful = counts.Doubtful,
            ByReason = counts.ByReason(),
            Seconds = 0,
            Already = counts.Already,
            Unmapped = counts.Unmapped,
            UnmappedKinds = kinds.Unmapped(),
            Spellings = kinds.Count,
            Source = SourceOf(command),
            ImportId = command.Rehearse ? null : import.Id,
            Warnings = Warnings.Of(facts, profile, counts),
            ReportFile = reportName,
            Reasons = counts.Reasons(profile),
            First = counts.First,
        };
    }

    private static string SourceOf(Command command) =>
        command.Source ?? Path.GetFileNameWithoutExtension(command.FileName ?? command.Path);

    private static string ReportName(Command command, int importId, ImportMeans means)
    {
        if (!command.Rehearse) return $"import-{importId}.csv";
        foreach (var old in Directory.EnumerateFiles(means.Folder.Reports, "rehearsal-*.csv"))
            if (means.Clock.GetUtcNow() - new DateTimeOffset(File.GetLastWriteTimeUtc(old)) > TimeSpan.FromDays(1)) File.Delete(old);
        return $"rehearsal-{Guid.CreateVersion7():N}.csv";
    }
}
