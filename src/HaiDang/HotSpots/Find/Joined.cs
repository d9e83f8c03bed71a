using System.Globalization;
namespace HaiDang.HotSpots.Find;

/// <summary>Which places are each other's neighbours? Written <c>queen</c>, <c>knn:6</c> or <c>band:10000</c> (metres).</summary>
public readonly record struct Joined(Joined.Way By, double Value)
{
    public enum Way { Queen, Nearest, Within }

    public static Joined Queen { get; } = new(Way.Queen, 0);

    public static bool TryParse(string? text, out Joined joined)
    {
        (var read, joined) = text?.Split(':') switch
        {
            ["queen"] => (true, Queen),
            ["knn", var k] when int.TryParse(k, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 50 =>
                (true, new Joined(Way.Nearest, count)),
            ["band", var metres] when double.TryParse(metres, CultureInfo.InvariantCulture, out var reach) && reach is > 0 and <= 1e6 =>
                (true, new Joined(Way.Within, reach)),
            _ => (false, Queen),
        };
        return read;
    }

    public override string ToString() => By switch
    {
        Way.Nearest => string.Create(CultureInfo.InvariantCulture, $"knn:{Value}"),
        Way.Within => string.Create(CultureInfo.InvariantCulture, $"band:{Value}"),
        _ => "queen",
    };
}
