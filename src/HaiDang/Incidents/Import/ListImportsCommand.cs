using System.CommandLine;
using System.Text.Json;
using HaiDang.Shell;
using HaiDang.Shell.Commands;
namespace HaiDang.Incidents.Import;

/// <summary><c>haidang import list</c>.</summary>
internal static class ListImportsCommand
{
    internal static Command Make(House house)
    {
        var json = new Option<bool>("--json") { Description = Words.Of<Texts>("Command.Import.Json") };
        var command = new Command("list", Words.Of<Texts>("Command.Import.List")) { json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            await using var db = await services.GetRequiredService<ImportMeans>().Databases.CreateDbContextAsync(stop);
            var imports = await ListImports.Run(db, stop);
            if (parsed.GetValue(json)) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(imports, ImportJson.Default.LineArray));
            else if (imports.Length == 0) await Console.Out.WriteLineAsync(Words.Of<Texts>("List.None"));
            foreach (var i in parsed.GetValue(json) ? [] : imports)
                await Console.Out.WriteLineAsync(Words.Of<Texts>(i.UndoneAt is null ? "List.Line" : "List.Undone", i.Id, i.At.Local, i.Source, i.FileName, i.Accepted, i.Refused, i.Doubtful));
            return 0;
        });
        return command;
    }
}
