namespace HaiDang.Shell.Measures;

/// <summary>Which way of a measure is welcome?</summary>
public enum Better { Rise, Fall, Neither }

/// <summary>What are the values of a measure: counts of events, shares of which 1 is the whole, or amounts in its unit?</summary>
public enum MeasureScale { Count, Share, Amount }

/// <summary>Of what is a measure asked: of the whole territory alone, or also of one place?</summary>
public enum AskedOf { Whole, PlaceOrWhole }

/// <summary>A figure that a module offers month by month, so that a promise can be tied to it.</summary>
/// <remarks>Whoever reads it asks <see cref="MeasureBook"/>, which holds what is seen to the scope of whoever acts; the page asks for the policy.</remarks>
public sealed record Measure
{
    /// <summary>Never changes: promises are kept by it ("incidents.crimes").</summary>
    public required string Key { get; init; }

    /// <summary>The module's text resources: <c>Measure.{Key}</c> is its name, <c>Measure.{Key}.Unit</c> what one a month is called, <c>Measure.{Key}.What</c> what is measured.</summary>
    public required Type Texts { get; init; }

    /// <summary>Who may see it.</summary>
    public required string Policy { get; init; }

    public required Better Better { get; init; }
    public MeasureScale Scale { get; init; } = MeasureScale.Count;
    public AskedOf AskedOf { get; init; } = AskedOf.PlaceOrWhole;

    /// <summary>What it can be asked about, by name; null where it is about one thing only. With subjects, one must be said.</summary>
    public Func<IServiceProvider, CancellationToken, Task<MeasureSubject[]>>? Subjects { get; init; }

    /// <summary>Answers in the order of the questions; null where nothing is known, or the question makes no sense.</summary>
    /// <remarks>All questions of a page come at once, so that they can be answered from one reading of the data.</remarks>
    public required Func<MeasureQuestion[], IServiceProvider, CancellationToken, Task<MeasureSeries?[]>> Series { get; init; }

    /// <summary>The same for what it reads now.</summary>
    public required Func<MeasureQuestion[], IServiceProvider, CancellationToken, Task<Reading?[]>> Read { get; init; }

    public string Name => Words.Of(Texts, $"Measure.{Key}");
    public string Unit => Words.Of(Texts, $"Measure.{Key}.Unit");
    public string What => Words.Of(Texts, $"Measure.{Key}.What");
}

/// <summary>Something that a measure can be asked about, such as one kind of incident.</summary>
/// <param name="Key">As a promise keeps it.</param>
/// <param name="Name">In the language of the moment.</param>
public sealed record MeasureSubject(string Key, string Name);

/// <summary>What a measure is asked: about what, and where?</summary>
/// <param name="Subject">Key of a subject; null where the measure has none.</param>
/// <param name="PlaceId">Null for the whole territory.</param>
public sealed record MeasureQuestion(string? Subject = null, int? PlaceId = null);

/// <summary>Which measure of what and where is meant? What a promise keeps.</summary>
/// <param name="Key">The measure's.</param>
/// <param name="Subject">Key of its subject; null where it has none.</param>
/// <param name="PlaceId">Null for the whole territory.</param>
public sealed record MeasureRef(string Key, string? Subject = null, int? PlaceId = null)
{
    public MeasureQuestion Question => new(Subject, PlaceId);
}
