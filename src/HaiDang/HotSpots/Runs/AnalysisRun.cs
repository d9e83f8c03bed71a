using HaiDang.Data;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Methods;
using HaiDang.Incidents.Browse;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.HotSpots.Runs;

/// <summary>How does a run stand?</summary>
/// <remarks>Refused: the method cannot answer of such incidents. Interrupted: the site stopped before the run was done.</remarks>
public enum RunState { Working, Done, Refused, Failed, Stopped, Interrupted }

/// <summary>A method that was run on the incidents of a filter: all that is needed to read its answer, and to run it again.</summary>
public sealed class AnalysisRun : IAreOfTheWhole
{
    public int Id { get; init; }
    public required string Name { get; set; }

    /// <summary><see cref="RunMethod.Key"/>.</summary>
    public required string Method { get; init; }

    /// <summary>As in the address of a page of incidents, the period always said.</summary>
    public required string Filter { get; init; }

    /// <summary>Every setting as JSON, those too that were left as usual.</summary>
    public required string Settings { get; init; }

    public required long Seed { get; init; }

    /// <summary>Version of the library that computed it.</summary>
    public required string Engine { get; init; }

    /// <summary>SHA-256 of all that went into the method, hexadecimal; "" while it has not been read.</summary>
    public string DataHash { get; set; } = "";

    /// <summary>When the last file of incidents before the run came in; null when none had.</summary>
    public DateTimeOffset? ImportedUntil { get; init; }

    /// <summary>Incidents of the filter.</summary>
    public long Incidents { get; set; }

    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>The run that this one repeats.</summary>
    public int? RepeatOf { get; init; }

    public RunState State { get; set; }
    public double Seconds { get; set; }

    /// <summary>The share of the work that was done, in [0, 1].</summary>
    public double DoneShare { get; set; }

    /// <summary>A <see cref="RunAnswer"/> as JSON; null while there is none.</summary>
    public string? Answer { get; set; }

    /// <summary>Why there is no answer, a <see cref="Said"/> as JSON.</summary>
    public string? Problem { get; set; }

    internal IncidentFilter ReadFilter() => IncidentFilter.Parse(Filter);

    internal Period ReadPeriod() => ReadFilter().Period ?? throw new InvalidOperationException($"Run {Id} has no period in its filter '{Filter}'.");
}

internal sealed class AnalysisRunTable : IEntityTypeConfiguration<AnalysisRun>
{
    public const int LongestName = 120;

    public void Configure(EntityTypeBuilder<AnalysisRun> builder)
    {
        builder.ToTable("analysis_run");
        builder.Property(r => r.State).HasConversion<string>();
        builder.HasIndex(r => r.State);
    }
}

public static class AnalysisRunTables
{
    extension(HaiDangDb db)
    {
        public DbSet<AnalysisRun> AnalysisRuns => db.Set<AnalysisRun>();
    }
}
