using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Scan;

/// <summary>How much better is a window explained as a cluster than as chance? One function for observed and simulated cases alike.</summary>
/// <remarks>Both say only how far the window is from its expectation; whether that is high or low is for the caller to look at.</remarks>
internal static class LogLikelihoodRatio
{
    /// <summary>c ln(c / e) + (C − c) ln((C − c) / (C − e)).</summary>
    /// <param name="cases">Cases in the window, c, in [0, C].</param>
    /// <param name="expected">Expected cases in the window, e, in (0, C).</param>
    /// <param name="total">Cases in all, C.</param>
    /// <remarks>Source: Kulldorff (1997), Communications in Statistics: Theory and Methods 26(6), 1481–1496. 0 when nothing was expected, or all of it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Poisson(double cases, double expected, double total)
    {
        if (!(expected > 0 && expected < total)) return 0;
        return Part(cases, expected) + Part(total - cases, total - expected);
    }

    /// <summary>The same for cases among persons of whom each is a case or a control.</summary>
    /// <param name="cases">Cases in the window, c, in [0, n].</param>
    /// <param name="persons">Cases and controls in the window, n, in (0, N).</param>
    /// <param name="total">Cases in all, C.</param>
    /// <param name="everybody">Cases and controls in all, N.</param>
    /// <remarks>Source: as <see cref="Poisson"/>. 0 when the window holds nobody, or everybody.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Bernoulli(double cases, double persons, double total, double everybody)
    {
        if (!(persons > 0 && persons < everybody)) return 0;
        var share = persons / everybody;
        var (expected, controls) = (total * share, (everybody - total) * share);
        var (outside, outsidePersons) = (total - cases, everybody - persons);
        return Part(cases, expected) + Part(persons - cases, controls)
            + Part(outside, total - expected) + Part(outsidePersons - outside, everybody - total - controls);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Part(double count, double expected) => count > 0 ? count * Math.Log(count / expected) : 0;
}
