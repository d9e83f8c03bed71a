using System.Globalization;
using Spectre.Console;
using Progress = HaiDang.Shell.Jobs.Progress;
namespace HaiDang.Shell.Commands;

/// <summary>How far is a command, for whoever sits at the terminal? A bar with rate and time left; nothing where nobody watches.</summary>
public static class OnTerminal
{
    /// <summary>Does the work under a bar on standard error, which is gone when the work is done.</summary>
    public static async Task<T> Run<T>(Func<IProgress<Progress>?, CancellationToken, Task<T>> work, CancellationToken stop)
    {
        if (Console.IsErrorRedirected) return await work(null, stop);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(bars => work(new Bar(bars.AddTask("…", maxValue: 1)), stop));
    }

    private sealed class Bar(ProgressTask task) : IProgress<Progress>
    {
        private string _doing = "";
        private DateTime? _since;

        public void Report(Progress value)
        {
            if (_doing != value.Doing) (_doing, _since) = (value.Doing, task.StartTime + task.ElapsedTime);
            var seconds = (task.StartTime + task.ElapsedTime - _since)?.TotalSeconds ?? 0;
            var rate = seconds > 0.5 ? string.Create(CultureInfo.CurrentCulture, $" {value.Done / seconds:N0}/s") : "";
            task.Description = Markup.Escape(_doing + rate);
            task.IsIndeterminate = value.Total is null;
            task.MaxValue = value.Total ?? 1;
            task.Value = value.Total is null ? 0 : value.Done;
        }
    }
}
