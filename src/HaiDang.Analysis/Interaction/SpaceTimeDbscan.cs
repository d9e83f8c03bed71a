namespace HaiDang.Analysis.Interaction;

/// <summary>Which events lie so thickly in space and time that they make a group?</summary>
/// <remarks>
/// A description, not a test: groups come by chance as well, the more the larger the reach. Ask the scan statistic or Knox whether there is more than chance.
/// Source: Birant and Kut (2007), Data and Knowledge Engineering 60(1), 208–221, without its attribute other than place and time.
/// </remarks>
public static class SpaceTimeDbscan
{
    /// <summary>An event of no group.</summary>
    public const int Noise = -1;

    /// <summary>The group of each event.</summary>
    /// <param name="x">Per event, metres, finite.</param>
    /// <param name="y">Per event, metres, finite.</param>
    /// <param name="times">Per event, days, finite.</param>
    /// <param name="withinMetres">Events this near in space, inclusive, and …</param>
    /// <param name="withinDays">… this near in time, inclusive, are neighbours.</param>
    /// <param name="least">Events, itself counted, that an event must have around it to stand at the heart of a group; at least 2.</param>
    /// <param name="groups">
    /// Receives n numbers from 0 in the order of their first heart, or <see cref="Noise"/>. An event at the rim of several groups belongs to the one that is found first.
    /// </param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Number of groups.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or something is not finite or out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>O(n log n + pairs near in space).</remarks>
    public static int Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> times, double withinMetres, double withinDays, int least, Span<int> groups, CancellationToken stop = default)
    {
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.SameLength(x.Length, nameof(x), times.Length, nameof(times));
        Guard.SameLength(x.Length, nameof(x), groups.Length, nameof(groups));
        Guard.Finite(times, nameof(times));
        if (!(withinMetres >= 0 && withinDays >= 0 && double.IsFinite(withinMetres) && double.IsFinite(withinDays)))
            throw new ArgumentException($"The reach is {withinMetres} m and {withinDays} days; both must be at least 0.", nameof(withinMetres));
        if (least < 2) throw new ArgumentException($"A group of {least} is no group; at least 2 are needed.", nameof(least));

        var tree = new NeighboursTree(x, y);
        var at = times.ToArray();
        var (near, seen, queue) = (new List<int>(), new bool[x.Length], new Queue<int>());
        groups.Fill(Noise);
        var found = 0;
        for (var first = 0; first < x.Length; first++)
        {
            if (first % 256 == 0) stop.ThrowIfCancellationRequested();
            if (seen[first] || !Heart(first)) continue;
            queue.Enqueue(first);
            seen[first] = true;
            while (queue.TryDequeue(out var heart))
            {
                groups[heart] = found;
                if (!Heart(heart)) continue;
                foreach (var other in near)
                {
                    if (seen[other]) continue;
                    seen[other] = true;
                    queue.Enqueue(other);
                }
            }
            found++;
        }
        return found;

        bool Heart(int own)
        {
            near.Clear();
            tree.Within(own, withinMetres, near);
            near.RemoveAll(other => Math.Abs(at[other] - at[own]) > withinDays);
            return near.Count + 1 >= least;
        }
    }

    /// <summary>Where and when each group lies.</summary>
    /// <param name="x">Per event, metres.</param>
    /// <param name="y">Per event, metres.</param>
    /// <param name="times">Per event, days.</param>
    /// <param name="groups">The group of each event.</param>
    /// <returns>The groups in the order of their numbers.</returns>
    public static SpaceTimeGroup[] Summarise(double[] x, double[] y, double[] times, int[] groups) =>
        [.. Enumerable.Range(0, groups.Length).Where(i => groups[i] != Noise).GroupBy(i => groups[i]).OrderBy(g => g.Key).Select(g => SpaceTimeGroup.Of(g.Key, [.. g], x, y, times))];
}

/// <summary>One group of events.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Members">Its events, rising.</param>
/// <param name="X">Mean place, metres.</param>
/// <param name="Y">Mean place, metres.</param>
/// <param name="Radius">From there to its farthest event, metres.</param>
/// <param name="First">Time of its first event, days.</param>
/// <param name="Last">Time of its last.</param>
public sealed record SpaceTimeGroup(int Number, int[] Members, double X, double Y, double Radius, double First, double Last)
{
    internal static SpaceTimeGroup Of(int number, int[] members, double[] x, double[] y, double[] times)
    {
        var (middleX, middleY) = (members.Average(i => x[i]), members.Average(i => y[i]));
        var radius = members.Max(i => Math.Sqrt((x[i] - middleX) * (x[i] - middleX) + (y[i] - middleY) * (y[i] - middleY)));
        return new(number, members, middleX, middleY, radius, members.Min(i => times[i]), members.Max(i => times[i]));
    }
}
