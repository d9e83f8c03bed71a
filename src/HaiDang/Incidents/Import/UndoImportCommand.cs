using System.CommandLine;
using HaiDang.Shell;
using HaiDang.Shell.Commands;
namespace HaiDang.Incidents.Import;

/// <summary><c>haidang import undo ID</c>.</summary>
internal static class UndoImportCommand
{
    internal static Command Make(House house)
    {
        var id = new Argument<int>("id") { Description = Words.Of<Texts>("Command.Import.Id") };
        var json = new Option<bool>("--json") { Description = Words.Of<Texts>("Command.Import.Json") };
        var command = new Command("undo", Words.Of<Texts>("Command.Import.Undo")) { id, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            var import = parsed.GetValue(id);
            var gone = await UndoImport.Run(import, services.GetRequiredService<ImportMeans>(), stop) ?? throw Refusal.Of("NoSuchImport", import);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? $$"""{"import":{{import}},"removed":{{gone}}}""" : Words.Of<Texts>("Undo.Done", import, gone));
            return 0;
        });
        return command;
    }
}
