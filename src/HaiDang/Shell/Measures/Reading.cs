using HaiDang.Ui;
namespace HaiDang.Shell.Measures;

/// <summary>What does a measure read now, how sure is that, and what is there to say about it?</summary>
public sealed record Reading
{
    public required MeasureRef About { get; init; }

    /// <summary>With its place.</summary>
    public required string Title { get; init; }

    /// <summary>What the value is counted in, over the whole period: "vụ".</summary>
    public required string Unit { get; init; }

    public required MeasureScale Scale { get; init; }
    public required double Value { get; init; }

    /// <summary>95 % limits of the value; null where it has none.</summary>
    public double? Low { get; init; }
    public double? High { get; init; }

    /// <summary>How many records it rests on.</summary>
    public required long N { get; init; }

    public required Period Period { get; init; }
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>How much of what there is to know is known, in [0, 1].</summary>
    public required double Completeness { get; init; }

    /// <summary>Held against the same months a year before; null where too little is known.</summary>
    public YearsCompared? Change { get; init; }

    public required MeasureVerdict Verdict { get; init; }

    /// <summary>The page that explains it, from the root.</summary>
    public required string Link { get; init; }

    public string Words(double value) => MeasureSeries.Words(value, Scale);
}

/// <summary>What is there to say about a figure: its shape, which carries the colour, and its word?</summary>
public sealed record MeasureVerdict(MarkKind Is, string Words)
{
    /// <summary>Fallen, risen, no change seen, or not enough known, compared with the year before.</summary>
    public static MeasureVerdict Of(YearsCompared? change, Better better) => change?.Direction switch
    {
        null => new(MarkKind.Unknown, Shell.Words.Of<Texts>("Verdict.CannotTell")),
        0 => new(MarkKind.Flat, Shell.Words.Of<Texts>("Verdict.NoChange")),
        > 0 => new(better is Better.Fall ? MarkKind.RiseBad : better is Better.Rise ? MarkKind.RiseGood : MarkKind.Flat, Shell.Words.Of<Texts>("Verdict.Rise")),
        _ => new(better is Better.Rise ? MarkKind.FallBad : better is Better.Fall ? MarkKind.FallGood : MarkKind.Flat, Shell.Words.Of<Texts>("Verdict.Fall")),
    };
}
