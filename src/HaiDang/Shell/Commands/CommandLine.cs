using System.CommandLine;
using System.Globalization;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Notices;
namespace HaiDang.Shell.Commands;

/// <summary>What can be asked of Hải Đăng from a terminal, and what does each answer's exit code mean?</summary>
/// <remarks>0: done. 1: the input was refused. 2: the command was not understood.</remarks>
public static class CommandLine
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = Text("Command.Data"), DefaultValueFactory = _ => "data", Recursive = true, HelpName = Text("Command.Folder"),
    };

    private static readonly Option<string> Language = new Option<string>("--lang")
    {
        Description = Text("Command.Language"), DefaultValueFactory = _ => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Recursive = true,
    }.AcceptOnlyFromAmong("vi", "en");

    public static async Task<int> Run(House house, string[] args)
    {
        Cultures.UseForThisProcess(Cultures.FromArguments(args));
        Actor.Enter(new(Environment.UserName, Actor.Terminal));
        var root = new RootCommand(Text("Command.Root")) { Data, Language };
        root.Add(ServeCommand.Make(house));
        root.Add(AuditCommands.Make(house));
        root.Add(AccountCommands.Make(house));
        root.Add(NoticeCommands.Make(house));
        foreach (var verb in house.Modules.SelectMany(m => m.Verbs))
            Under(root, verb.Under).Add(verb.Make(house));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return await Refuse(Text("Command.Stopped"));
        }
        catch (Exception refusal) when (refusal is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return await Refuse(refusal.Message);
        }
    }

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }

    /// <summary>A text of the command line, in the language of this process.</summary>
    private static string Text(string key) => Words.Of<Texts>(key);

    private static Command Under(Command root, string word)
    {
        if (word.Length == 0) return root;
        if (root.Subcommands.FirstOrDefault(c => c.Name == word) is { } known) return known;
        var made = new Command(word, Text($"Command.{word}"));
        root.Add(made);
        return made;
    }
}
