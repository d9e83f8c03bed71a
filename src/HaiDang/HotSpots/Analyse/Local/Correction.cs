namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>Many areas are tested at once: what is kept small?</summary>
public enum Correction
{
    /// <summary>The share of false ones among those that are flagged (Benjamini–Hochberg).</summary>
    Fdr,

    /// <summary>The chance of a single false one, in steps; never worse than Bonferroni.</summary>
    Holm,

    /// <summary>The chance of a single false one.</summary>
    Bonferroni,
}
