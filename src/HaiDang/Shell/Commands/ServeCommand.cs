using System.CommandLine;
namespace HaiDang.Shell.Commands;

/// <summary><c>haidang serve</c>: the site, until it is stopped.</summary>
public static class ServeCommand
{
    /// <summary>Where the site listens; loopback unless said otherwise.</summary>
    public static Option<string> Urls() => new("--urls")
    {
        Description = Words.Of<Texts>("Command.Urls"), DefaultValueFactory = _ => "http://localhost:5080",
    };

    internal static Command Make(House house)
    {
        var urls = Urls();
        var command = new Command("serve", Words.Of<Texts>("Command.serve")) { urls };
        command.SetAction(async (parsed, stop) =>
        {
            await house.Serve(parsed.GetValue(CommandLine.Data)!, parsed.GetValue(urls)!, stop);
            return 0;
        });
        return command;
    }
}
