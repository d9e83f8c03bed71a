using HaiDang.Data;
namespace HaiDang.Shell.Measures;

/// <summary>Which measures are there, and what do they say to whoever acts?</summary>
/// <remarks>
/// Who may see a measure at all, its page asks by <see cref="Measure.Policy"/>. How far whoever acts sees is held here: a place that they do not see has no
/// measure for them, and the whole territory only for those who see everything.
/// </remarks>
public sealed class MeasureBook(House house, ScopeInForce scope, IServiceProvider services)
{
    /// <summary>In the order of the menu.</summary>
    public IReadOnlyList<Measure> All { get; } = [.. house.Modules.SelectMany(m => m.Measures)];

    /// <returns>Null when no module offers it, or no longer.</returns>
    public Measure? Find(string key) => All.FirstOrDefault(m => m.Key == key);

    /// <returns>Null where nothing is known, there is no such measure, or whoever acts does not see so far.</returns>
    public async Task<Reading?> Read(MeasureRef about, CancellationToken stop) => (await ReadingsOfMany([about], stop)).GetValueOrDefault(about);

    /// <returns>Null where nothing is known, there is no such measure, or whoever acts does not see so far.</returns>
    public async Task<MeasureSeries?> Series(MeasureRef about, CancellationToken stop) => (await SeriesOfMany([about], stop)).GetValueOrDefault(about);

    /// <summary>All of a page at once; those of which nothing can be said are absent.</summary>
    public Task<Dictionary<MeasureRef, MeasureSeries>> SeriesOfMany(IEnumerable<MeasureRef> about, CancellationToken stop) =>
        Ask(about, (measure, questions) => measure.Series(questions, services, stop));

    /// <summary>All of a page at once; those of which nothing can be said are absent.</summary>
    public Task<Dictionary<MeasureRef, Reading>> ReadingsOfMany(IEnumerable<MeasureRef> about, CancellationToken stop) =>
        Ask(about, (measure, questions) => measure.Read(questions, services, stop));

    private async Task<Dictionary<MeasureRef, T>> Ask<T>(IEnumerable<MeasureRef> about, Func<Measure, MeasureQuestion[], Task<T?[]>> ask) where T : class
    {
        Dictionary<MeasureRef, T> known = [];
        foreach (var asked in about.Distinct().GroupBy(a => a.Key))
        {
            if (Find(asked.Key) is not { } measure) continue;
            var seen = asked.Where(a => Answers(measure, a)).ToArray();
            if (seen.Length == 0) continue;
            var answers = await ask(measure, Array.ConvertAll(seen, a => a.Question));
            if (answers.Length != seen.Length)
                throw new InvalidOperationException($"The measure '{measure.Key}' was asked {seen.Length} questions and gave {answers.Length} answers.");
            foreach (var (at, answer) in answers.Index())
                if (answer is not null) known[seen[at]] = answer;
        }
        return known;
    }

    private bool Answers(Measure measure, MeasureRef about) =>
        (about.PlaceId is { } place ? measure.AskedOf is AskedOf.PlaceOrWhole && scope.Now.Sees(place) : scope.Now.IsWhole)
        && measure.Subjects is null == about.Subject is null;
}
