using System.Globalization;
namespace HaiDang.Ui.Charts;

/// <summary>Where do the points of a small line lie on 96 × 24? The scale is the line's own.</summary>
internal sealed record SparkLine(string? Band, string? Aim, IReadOnlyList<string> Pieces, string? Last)
{
    private const double Left = 2, Right = 92, Top = 3, Bottom = 21;

    public static SparkLine Nothing { get; } = new(null, null, [], null);

    public static SparkLine Of(IReadOnlyList<double> values, IReadOnlyList<(double Low, double High)>? band, double? aim)
    {
        double[] all = [.. values.Concat(band?.SelectMany(b => new[] { b.Low, b.High }) ?? []).Append(aim ?? double.NaN).Where(double.IsFinite)];
        if (all.Length == 0) return Nothing;
        var (least, most) = (all.Min(), all.Max());
        double X(int at) => values.Count < 2 ? Right : Left + (Right - Left) * at / (values.Count - 1);
        double Y(double value) => most > least ? Bottom - (Bottom - Top) * (value - least) / (most - least) : (Top + Bottom) / 2;

        var ribbon = band is null ? null : "M" + string.Join('L', band.Select((b, at) => Point(X(at), Y(b.High))).Concat(band.Select((b, at) => Point(X(at), Y(b.Low))).Reverse())) + "Z";
        var last = values.Count > 0 && double.IsFinite(values[^1]) ? $"M{Point(X(values.Count - 1), Y(values[^1]))}h.01" : null;
        return new(ribbon, aim is { } a ? $"M{Point(Left, Y(a))}H94" : null, [.. Parts(values, X, Y)], last);
    }

    /// <summary>A gap parts the line.</summary>
    private static IEnumerable<string> Parts(IReadOnlyList<double> values, Func<int, double> x, Func<double, double> y)
    {
        List<string> piece = [];
        for (var at = 0; at < values.Count; at++)
        {
            if (double.IsFinite(values[at])) piece.Add(Point(x(at), y(values[at])));
            else if (piece.Count > 0)
            {
                yield return string.Join(' ', piece);
                piece = [];
            }
        }
        if (piece.Count > 0) yield return string.Join(' ', piece);
    }

    private static string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##}");
}
