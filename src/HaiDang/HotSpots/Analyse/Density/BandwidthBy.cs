using System.Globalization;
using HaiDang.Analysis.Density;
using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>By which rule is a bandwidth chosen from the points?</summary>
public enum BandwidthBy
{
    /// <summary>None: it is given.</summary>
    Given,

    /// <summary>One broad hill.</summary>
    Silverman,

    /// <summary>The finest detail that is not noise.</summary>
    Diggle,

    /// <summary>The likeliest for each point, seen from all others.</summary>
    Likelihood,
}

/// <summary>A bandwidth as it is asked for: metres, or the name of a rule.</summary>
internal static class BandwidthChoice
{
    public const string Forms = "METRES|silverman|diggle|likelihood";

    public static (double Metres, BandwidthBy By)? Parse(string text) => text switch
    {
        "silverman" => (0, BandwidthBy.Silverman),
        "diggle" => (0, BandwidthBy.Diggle),
        "likelihood" => (0, BandwidthBy.Likelihood),
        _ when double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres) && metres is > 0 and < 1e7 => (metres, BandwidthBy.Given),
        _ => null,
    };

    /// <summary>The bandwidth of the kernel asked for: σ of a Gaussian, h of a quartic as broad.</summary>
    /// <param name="by">The rule; not given.</param>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    /// <param name="window">Where points can be; null: around them.</param>
    /// <param name="kernel">For which kernel.</param>
    /// <param name="path">The file of the points, for a refusal.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="InvalidDataException">The points are too few, or nearly all at one place.</exception>
    public static double Of(BandwidthBy by, double[] x, double[] y, Geometry? window, Kernel kernel, string path, CancellationToken stop)
    {
        try
        {
            var sigma = by switch
            {
                BandwidthBy.Silverman => Bandwidth.Silverman(x, y).Both,
                BandwidthBy.Diggle => Bandwidth.DiggleBerman(x, y, window ?? StudyWindow.Around(x, y), stop),
                _ => Bandwidth.Likelihood(x, y, window ?? StudyWindow.Around(x, y), stop: stop),
            };
            if (sigma > 0) return kernel == Kernel.Quartic ? sigma * Bandwidth.QuarticOfGaussian : sigma;
        }
        catch (ArgumentException)
        {
            // Said below, with what to do.
        }
        throw Refusal.Of(path, "Analyse.Density.NoBandwidth", x.Length);
    }
}
