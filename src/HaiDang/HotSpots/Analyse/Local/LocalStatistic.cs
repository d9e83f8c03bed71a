namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>What is asked of every area?</summary>
public enum LocalStatistic
{
    /// <summary>Local Moran's I: is it like its neighbours, or unlike them?</summary>
    Moran,

    /// <summary>Local Geary's c: how far is it from each of its neighbours?</summary>
    Geary,

    /// <summary>Getis–Ord Gi: is there more around it than elsewhere, itself left out?</summary>
    G,

    /// <summary>Getis–Ord Gi*: is there more at it and around it than elsewhere?</summary>
    GStar,
}
