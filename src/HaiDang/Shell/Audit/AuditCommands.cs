using System.CommandLine;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Shell.Commands;
using HaiDang.Shell.Jobs;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Audit;

/// <summary><c>haidang audit verify|list|checkpoint|key</c>.</summary>
internal static class AuditCommands
{
    private const int Listed = 50;
    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(House house)
    {
        var audit = new Command("audit", Text("Command"));
        audit.Add(Verify(house));
        audit.Add(List(house));
        audit.Add(Checkpoint(house));
        audit.Add(Key());
        return audit;
    }

    private static Command Verify(House house)
    {
        var checkpoint = new Option<string?>("--checkpoint") { Description = Text("Checkpoint"), HelpName = "F.json" };
        var key = new Option<string?>("--public-key") { Description = Text("PublicKey"), HelpName = "F.pem" };
        var json = new Option<bool>("--json") { Description = Text("Json") };
        var command = new Command("verify", Text("Verify")) { checkpoint, key, json };
        command.Validators.Add(given =>
        {
            if (given.GetValue(checkpoint) is null != given.GetValue(key) is null) given.AddError(Text("CheckpointAndKey"));
        });
        command.SetAction(async (parsed, stop) =>
        {
            var signed = parsed.GetValue(checkpoint) is { } path ? AuditCheckpoint.FromJson(await File.ReadAllTextAsync(path, stop)) : null;
            if (signed is not null && !signed.IsSignedBy(await File.ReadAllTextAsync(parsed.GetValue(key)!, stop))) throw new InvalidDataException(Text("BadSignature"));
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            await using var db = await Database(services, stop);
            var reached = signed is { Rows: 0 };
            var verdict = await OnTerminal.Run((progress, ended) => VerifyAudit.Run(
                db, progress.Counts(Text("Walking")).AsProgress(),
                (row, hash) => reached |= signed is not null && row == signed.Rows && Convert.ToHexStringLower(hash) == signed.Hash, ended), stop);
            if (verdict.IsWhole && signed is not null && !reached) verdict = verdict with { FirstBad = signed.Rows, Why = VerifyAudit.Changed };
            await Console.Out.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(verdict, AsJson)
                : verdict.IsWhole ? Text("Whole", verdict.Rows, verdict.Hash) : Text($"Bad.{verdict.Why}", verdict.FirstBad));
            return verdict.IsWhole ? 0 : 1;
        });
        return command;
    }

    private static Command List(House house)
    {
        var last = new Option<int>("--last") { Description = Text("Last"), DefaultValueFactory = _ => Listed, HelpName = "N" };
        var subject = new Option<string?>("--subject") { Description = Text("Subject"), HelpName = "KIND/ID" };
        var json = new Option<bool>("--json") { Description = Text("Json") };
        var command = new Command("list", Text("List")) { last, subject, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            await using var db = await Database(services, stop);
            var rows = db.AuditRows.AsNoTracking();
            if (parsed.GetValue(subject) is { } thing) rows = rows.Where(r => r.Subject == thing);
            foreach (var row in await rows.OrderByDescending(r => r.Id).Take(Math.Max(0, parsed.GetValue(last))).ToArrayAsync(stop))
                await Console.Out.WriteLineAsync(parsed.GetValue(json)
                    ? JsonSerializer.Serialize(new { row.Id, row.At, row.Who, row.From, row.What, row.Subject, row.Before, row.After }, AsJson)
                    : $"{row.Id}  {row.At.Local:yyyy-MM-dd HH:mm:ss}  {row.Who} ({row.From})  {row.What}  {row.Subject}  {row.Before} → {row.After}");
            return 0;
        });
        return command;
    }

    private static Command Checkpoint(House house)
    {
        var key = new Option<string>("--key") { Description = Text("PrivateKey"), Required = true, HelpName = "F.pem" };
        var written = new Option<string>("--out") { Description = Text("Out"), Required = true, HelpName = "F.json" };
        var command = new Command("checkpoint", Text("MakeCheckpoint")) { key, written };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            await using var db = await Database(services, stop);
            var verdict = await VerifyAudit.Run(db, null, null, stop);
            if (!verdict.IsWhole) throw new InvalidDataException(Text($"Bad.{verdict.Why}", verdict.FirstBad));
            var signed = AuditCheckpoint.Sign(verdict.Rows, verdict.Hash, house.Clock.GetUtcNow(), await File.ReadAllTextAsync(parsed.GetValue(key)!, stop));
            await File.WriteAllTextAsync(parsed.GetValue(written)!, signed.ToJson(), stop);
            await Console.Out.WriteLineAsync(Text("Signed", signed.Rows, parsed.GetValue(written)));
            return 0;
        });
        return command;
    }

    private static Command Key()
    {
        var secret = new Option<string>("--private") { Description = Text("PrivateKey"), Required = true, HelpName = "F.pem" };
        var open = new Option<string>("--public") { Description = Text("PublicKey"), Required = true, HelpName = "F.pem" };
        var command = new Command("key", Text("MakeKey")) { secret, open };
        command.SetAction(async (parsed, stop) =>
        {
            foreach (var path in (string[])[parsed.GetValue(secret)!, parsed.GetValue(open)!])
                if (File.Exists(path)) throw new InvalidDataException(Text("KeyThere", path));
            var (mine, others) = AuditCheckpoint.NewKeys();
            // For its owner's eyes alone, where files have owners.
            await using (var file = OperatingSystem.IsWindows() ? File.Create(parsed.GetValue(secret)!)
                : new FileStream(parsed.GetValue(secret)!, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
                await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(mine), stop);
            await File.WriteAllTextAsync(parsed.GetValue(open)!, others, stop);
            await Console.Out.WriteLineAsync(Text("KeyMade", parsed.GetValue(secret)));
            return 0;
        });
        return command;
    }

    private static Task<HaiDangDb> Database(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Audit.{key}", parts);
}
