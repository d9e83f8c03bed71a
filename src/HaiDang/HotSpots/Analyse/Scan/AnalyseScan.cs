using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using HaiDang.Analysis.Scan;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>Where and when are there more cases together than chance allows? SaTScan's files in, clusters out.</summary>
public static class AnalyseScan
{
    public sealed record Command
    {
        /// <summary>A whole parameter file; null: the request says it all.</summary>
        public string? Prm { get; init; }
        public ScanRequest? Request { get; init; }
        public required ulong Seed { get; init; }

        /// <summary>Replaces what the parameter file says; null: as it says.</summary>
        public int? Replications { get; init; }
        public int Cores { get; init; } = Environment.ProcessorCount;

        /// <summary>A folder for report, tables and shapes; null: none.</summary>
        public string? Out { get; init; }
    }

    public sealed record Answer
    {
        public required string Model { get; init; }
        public required string Kind { get; init; }
        public required string ScanFor { get; init; }
        public required int LocationCount { get; init; }
        public required long TotalCases { get; init; }

        /// <summary>The period; null when the cases have no times.</summary>
        public required DateOnly? Start { get; init; }
        public required DateOnly? End { get; init; }
        public required int Steps { get; init; }
        public required int Replications { get; init; }
        public required bool StoppedEarly { get; init; }
        public required string PValueMethod { get; init; }
        public required ulong Seed { get; init; }
        public required double Seconds { get; init; }
        public required IReadOnlyList<ScanFound> Clusters { get; init; }
        public required IReadOnlyList<string> Warnings { get; init; }
        public string? Out { get; init; }

        [JsonIgnore]
        internal ScanTask Task { get; init; } = null!;

        [JsonIgnore]
        internal IReadOnlyList<double> Maxima { get; init; } = [];
    }

    /// <exception cref="InvalidDataException">A file or a setting was refused: where, and what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        progress?.Report(new(Words.Of<Texts>("Analyse.Reading"), 0, null));
        var request = command.Prm is { } prm ? PrmRequest.Of(PrmFile.Read(prm), command.Seed) : command.Request!;
        var task = ReadScan.Run(request);
        var doing = Words.Of<Texts>("Analyse.Scan.Doing");
        task = task with
        {
            Settings = task.Settings with
            {
                Seed = command.Seed,
                Cores = command.Cores,
                Stop = stop,
                Replications = command.Replications ?? task.Settings.Replications,
                Progress = progress.Shares(doing),
            },
        };
        var answer = Of(task, Scan(task), Stopwatch.GetElapsedTime(started)) with { Out = command.Out };
        if (command.Out is { } folder) ScanFolder.Write(folder, answer);
        return answer;
    }

    private static ScanAnswer Scan(ScanTask task)
    {
        try
        {
            return ScanStatistic.Run(task.Input, task.Settings);
        }
        catch (ArgumentException wrong)
        {
            throw Refusal.Of(task.Request.Cases, "Analyse.Scan.Refused", wrong.Message);
        }
    }

    /// <summary>What the engine found, in the words of the task.</summary>
    internal static Answer Of(ScanTask task, ScanAnswer found, TimeSpan took)
    {
        var warnings = new List<string>(task.Warnings);
        if (found.StoppedEarly) warnings.Add(Words.Of<Texts>("Analyse.Scan.StoppedEarly", found.Replications, task.Settings.Replications));
        if (found.Clusters.Count == 0) warnings.Add(Words.Of<Texts>("Analyse.Scan.NoWindow"));
        return new()
        {
            Model = Name(task.Input.Model.ToString()), Kind = task.Settings.Kind == ScanKind.ProspectiveTemporal ? "prospective-temporal" : Name(task.Settings.Kind.ToString()),
            ScanFor = Name(task.Settings.Rates.ToString()), LocationCount = task.Places.Count, TotalCases = found.TotalCases,
            Start = task.Period?.First, End = task.Period?.Last, Steps = task.Input.Steps, Replications = found.Replications, StoppedEarly = found.StoppedEarly,
            PValueMethod = task.Request.GumbelAlone ? "gumbel" : found.StoppedEarly ? "early-stop" : "monte-carlo", Seed = task.Settings.Seed,
            Seconds = Math.Round(took.TotalSeconds, 3), Clusters = [.. found.Clusters.Select(c => ScanFound.Of(task, c))],
            Warnings = warnings, Task = task, Maxima = found.Maxima,
        };
    }

    /// <summary>SpaceTimePermutation becomes space-time-permutation.</summary>
    private static string Name(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{char.ToLower(letter, CultureInfo.InvariantCulture)}" : char.ToLower(letter, CultureInfo.InvariantCulture).ToString()));
}
