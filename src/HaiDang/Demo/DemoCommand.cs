using System.CommandLine;
using HaiDang.Demo.Programme;
using HaiDang.Shell;
using HaiDang.Shell.Commands;
namespace HaiDang.Demo;

/// <summary><c>haidang demo</c>: makes the demo province once, says where to look, serves the site.</summary>
internal static class DemoCommand
{
    public static Command Make(House house)
    {
        var urls = ServeCommand.Urls();
        var incidents = new Option<int?>("--incidents") { Description = Words.Of<Texts>("Demo.Option.Incidents"), HelpName = "N" };
        incidents.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < 1_000 or > 20_000_000) given.AddError(Words.Of<Texts>("Demo.Option.IncidentsRange"));
        });
        var makeOnly = new Option<bool>("--make-only") { Description = Words.Of<Texts>("Demo.Option.MakeOnly") };
        var command = new Command("demo", Words.Of<Texts>("Demo.Command")) { urls, incidents, makeOnly };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = parsed.GetValue(CommandLine.Data)!;
            await MakeOnce(house, folder, new MakeDemo.Command(Incidents: parsed.GetValue(incidents)), stop);
            if (!parsed.GetValue(makeOnly)) await house.Serve(folder, parsed.GetValue(urls)!, stop);
            return 0;
        });
        return command;
    }

    private static async Task MakeOnce(House house, string folder, MakeDemo.Command wanted, CancellationToken stop)
    {
        await using var services = await house.Open(folder, stop);
        var demo = await OnTerminal.Run((progress, ended) => MakeDemo.Run(wanted, services, progress, ended), stop);
        await DemoPeople.Run(services, stop);
        await MakeProgramme.Run(services, stop);
        var said = demo.Made ? "Demo.Made" : "Demo.Reused";
        await Console.Out.WriteLineAsync(Words.Of<Texts>(said, demo.Incidents, demo.Communes, demo.AsOf.Local, demo.Seed, demo.Seconds));
        await Console.Out.WriteLineAsync(Words.Of<Texts>("Demo.Synthetic"));
    }
}
