using System.CommandLine;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Commands;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Units.Import;

/// <summary><c>haidang import units FILE</c>: agencies and their parts from a table.</summary>
internal static class ImportUnitsCommand
{
    private const int RefusalsShown = 20;

    public static Command Make(House house)
    {
        var file = new Argument<string>("FILE") { Description = Text("File") };
        var command = new Command("units", Text("Command")) { file };
        command.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path)) throw new InvalidDataException(Words.Of<Texts>("AreaFile.Missing", path));
            UnitFile read;
            await using (var content = File.OpenRead(path)) read = await UnitFile.Read(content, Path.GetFileName(path), stop);
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
            var report = await ImportUnits.Run(new(read, Path.GetFileName(path)), db, stop);
            await Console.Out.WriteLineAsync(Text("Done", report.Rows, report.Added, report.Changed, report.Same, report.Refused.Count));
            foreach (var refusal in report.Refused.Take(RefusalsShown)) await Console.Out.WriteLineAsync(Text("Refusal", refusal.Row, refusal.Code, refusal.Say));
            if (report.Refused.Count > RefusalsShown) await Console.Out.WriteLineAsync(Text("MoreRefusals", report.Refused.Count - RefusalsShown));
            return 0;
        });
        return command;
    }

    private static string Text(string key, params ReadOnlySpan<object?> parts) => Words.Of<Texts>($"ImportUnits.{key}", parts);
}
