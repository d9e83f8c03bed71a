namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>What is asked of a series?</summary>
public enum SeriesMethod
{
    EarsC1,
    EarsC2,
    EarsC3,
    Farrington,
    FarringtonFlexible,
    Cusum,
    Ewma,
    UChart,
    ChangePoint,
    Interrupted,
}
