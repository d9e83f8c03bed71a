using HaiDang.Shell.Jobs;
using Hours = HaiDang.Analysis.Times.Aoristic;
namespace HaiDang.HotSpots.Analyse.Aoristic;

/// <summary>At which hours did things happen that are only known to lie between two times?</summary>
public static class AnalyseAoristic
{
    public sealed record Command
    {
        /// <summary>A CSV file with a row per incident, its times on one clock.</summary>
        public required string Input { get; init; }
        public required string Start { get; init; }

        /// <summary>The last possible moment; an empty cell means an instant.</summary>
        public required string End { get; init; }

        /// <summary>Hours of the week instead of hours of the day.</summary>
        public required bool ByWeek { get; init; }
        public string? Out { get; init; }
    }

    /// <param name="Incidents">Rows that were shared out.</param>
    /// <param name="WithoutTime">Rows without a start.</param>
    /// <param name="EndBeforeStart">Rows whose end lies before their start; they are left out.</param>
    /// <param name="Uncertain">Rows that span more than one hour.</param>
    /// <param name="WholeCycle">Rows that span a whole day (or week) or more: they say nothing about the hour.</param>
    /// <param name="Hours">Expected incidents by hour; [0] is 0:00–1:00 (of Monday).</param>
    /// <param name="Out">Where the table went.</param>
    public sealed record Answer(long Incidents, long WithoutTime, long EndBeforeStart, long Uncertain, long WholeCycle, double[] Hours, string? Out);

    private static readonly AnswerTable<(int Hour, double Expected, double Share)> Table = new(
        ("hour", r => r.Hour), ("expected", r => r.Expected), ("share", r => r.Share));

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        using var file = CsvTable.Open(command.Input, progress.Rows(command.Input), stop);
        var (startAt, endAt) = (file.Column(command.Start), file.Column(command.End));
        var shares = new double[command.ByWeek ? Hours.HoursOfWeek : Hours.HoursOfDay];
        long incidents = 0, without = 0, reversed = 0, uncertain = 0, whole = 0;
        while (file.Read())
        {
            if (file.Time(startAt) is not { } start)
            {
                without++;
                continue;
            }
            var end = file.Time(endAt) ?? start;
            if (end < start)
            {
                reversed++;
                continue;
            }
            incidents++;
            if ((end - start).TotalHours > 1) uncertain++;
            if ((end - start).TotalHours >= shares.Length) whole++;
            if (command.ByWeek) Hours.AddToHoursOfWeek(start, end, shares);
            else Hours.AddToHoursOfDay(start, end, shares);
        }
        if (incidents == 0) throw file.Wrong("Analyse.NoRows");

        var answer = new Answer(incidents, without, reversed, uncertain, whole, shares, command.Out);
        if (command.Out is { } path) Table.Write(path, [.. shares.Select((expected, hour) => (hour, expected, expected / incidents))], answer);
        return answer;
    }
}
