using System.Text.Json.Serialization;
namespace HaiDang.HotSpots.Find;

/// <summary>Which test decides?</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Statistic>))]
public enum Statistic
{
    /// <summary>Every place's own count against its expectation; Gi* says whether its neighbours are raised too.</summary>
    Each,

    /// <summary>Gi*: are the values around a place higher or lower than chance?</summary>
    GetisOrd,

    /// <summary>Local Moran: is a place like its neighbours, or unlike them, beyond chance?</summary>
    LocalMoran,
}

/// <summary>What are counts held against?</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Against>))]
public enum Against
{
    /// <summary>What each place usually has, judged by 52 earlier weeks of its own and by how all others move.</summary>
    Past,

    /// <summary>Its share by people.</summary>
    Population,

    /// <summary>Nothing: bare counts, which find the populous places.</summary>
    Nothing,
}

/// <summary>What is found of a place?</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    Hot, Cold,

    /// <summary>Local Moran alone: high among low, low among high.</summary>
    HighAmongLow, LowAmongHigh,

    /// <summary>Its neighbours are raised, itself is not.</summary>
    BesideHot,

    NotDifferent, CannotTell,
}

/// <summary>Why can nothing be said of a place?</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CannotTell>))]
public enum CannotTell { Nothing, TooFew, NoPopulation, NoPast }
