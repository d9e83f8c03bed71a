using HaiDang.Shell;
using Spectre.Console;
namespace HaiDang.Incidents.Import;

/// <summary>Shows on a terminal how far an import is, how fast, and how long it will take; silent where nobody looks.</summary>
internal static class ImportProgress
{
    public static async Task<T> Show<T>(Func<IProgress<Shell.Jobs.Progress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return await work(null);
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .AutoClear(true)
            .StartAsync(async screen => await work(new Line(screen.AddTask("", maxValue: 1))));
    }

    private sealed class Line(ProgressTask task) : IProgress<Shell.Jobs.Progress>
    {
        public void Report(Shell.Jobs.Progress value)
        {
            task.Description = Words.Of<Texts>("Import.Rate", Markup.Escape(value.Doing), value.Done, task.Speed ?? 0);
            task.IsIndeterminate = value.Total is null;
            if (value.Total is { } total) task.MaxValue = total;
            task.Value = value.Done;
        }
    }
}
