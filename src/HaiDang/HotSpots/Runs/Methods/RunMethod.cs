using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>A method that can be run on the incidents of a filter: its settings, how long it takes, what it answers.</summary>
public abstract class RunMethod
{
    /// <summary>A cluster, an alarm or a raised risk is told as one up to this p-value.</summary>
    protected const double Level = 0.05;

    /// <summary>Every method, in the order in which they are offered.</summary>
    public static IReadOnlyList<RunMethod> All { get; } =
    [
        new ScanRun(), new LocalRun(), new RiskRun(), new ConcentrationRun(), new NearRepeatRun(), new KRun(), new GroupsRun(), new EmergingRun(), new SeriesRun(), new ChangePointRun(),
    ];

    public static RunMethod? Find(string? key) => All.FirstOrDefault(m => m.Key == key);

    /// <summary>Its name in addresses and in the database; under <c>Runs.Method.</c> in the texts.</summary>
    public abstract string Key { get; }

    public abstract IReadOnlyList<RunSetting> Settings { get; }

    /// <summary>How many days before the period it looks at.</summary>
    public virtual int DaysBefore(RunSettings settings) => 0;

    /// <summary>What the incidents are compared with.</summary>
    public virtual RunControls Controls(RunSettings settings) => RunControls.None;

    /// <summary>Why these incidents cannot be asked so; null when they can.</summary>
    public abstract Said? Refuse(RunData data, RunSettings settings);

    /// <summary>What would make the answer better; null when nothing comes to mind.</summary>
    public virtual Said? Hint(RunData data, RunSettings settings) => null;

    /// <summary>About how many seconds it will take on two cores; the rule behind it is measured, see docs/methods/runs.md.</summary>
    public abstract double Seconds(RunData data, RunSettings settings);

    /// <summary>Runs it. The same data, settings and seed give the same answer.</summary>
    /// <param name="data">The incidents.</param>
    /// <param name="settings">Every setting.</param>
    /// <param name="progress">Hears the share that is done.</param>
    /// <param name="stop">Stops it.</param>
    public abstract RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop);

    /// <summary>What every answer says of its data: how many were used and what was left out.</summary>
    protected static Said Used(RunData data, long used) => new("Used",
        Cell.Count(used), Cell.Count(data.Total), Cell.Count(data.NoPlace), Cell.Count(data.NoDay), Cell.Count(data.NoPoint));
}
