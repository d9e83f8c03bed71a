using HaiDang.HotSpots.Runs.Answer;
using HaiDang.Incidents.Browse;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>What would be run: how many incidents, how long, and what stands in the way?</summary>
public static class LookAtNewRun
{
    public sealed record Option(string Value, string Words);

    public sealed record View
    {
        /// <summary>What was asked, to tell whether this still answers it.</summary>
        public required string Asked { get; init; }

        /// <summary>Null while there is no territory.</summary>
        public required RunData? Data { get; init; }
        public required RunWords Words { get; init; }
        public required Option[] Kinds { get; init; }
        public required Option[] Places { get; init; }

        /// <summary>Why it cannot be run; null when it can.</summary>
        public required Said? Refused { get; init; }

        /// <summary>What would make the answer better.</summary>
        public required Said? Hint { get; init; }

        /// <summary>About how long it will take.</summary>
        public required double Seconds { get; init; }
    }

    /// <param name="at">What is asked.</param>
    /// <param name="before">What was looked at before: its incidents serve again when only settings have changed.</param>
    /// <param name="work">Database and memory.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<View> Run(RunAddress at, View? before, RunsAtWork work, CancellationToken stop)
    {
        await using var db = await work.Databases.CreateDbContextAsync(stop);
        var (kinds, places) = (await KindBook.Open(db, stop), await PlaceBook.Open(db, stop));
        var (past, against) = (at.Method.DaysBefore(at.Settings), at.Method.Controls(at.Settings));
        var asked = $"{at.Filter.ToQuery()}|{past}|{against}";
        var data = before?.Asked == asked ? before.Data : await RunData.Read(at.Filter, past, against, work.Memory, work.Databases, work.Clock, stop);
        return new()
        {
            Asked = asked, Data = data, Words = new(kinds), Refused = data is null ? new("Refuse.NoTerritory") : at.Method.Refuse(data, at.Settings),
            Hint = data is null ? null : at.Method.Hint(data, at.Settings), Seconds = data is null ? 0 : at.Method.Seconds(data, at.Settings),
            Kinds = [.. kinds.All.Select(k => new Option(k.Key, KindBook.Name(k)))],
            Places = [.. places.All.Where(p => p.ValidTo is null && p.Id != places.Root).Select(p => new Option(p.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), p.FullName))],
        };
    }
}
