using System.Globalization;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
namespace HaiDang.Places.Import;

/// <summary>A unit as a file has it: one code, one shape, however many features.</summary>
internal sealed record FileUnit(string Code, string Name, MultiPolygon Shape, int Features)
{
    public PlaceType? Type { get; init; }
    public double? Population { get; init; }
    public double? AreaKm2 { get; init; }
    public string? Parent { get; init; }
}

/// <summary>A feature that was not taken, and why.</summary>
/// <param name="Feature">Its number in the file, from 1.</param>
/// <param name="Reason">A name that never changes, for machines ("self-crossing").</param>
/// <param name="Say">For people.</param>
public sealed record RefusedFeature(int Feature, string Reason, string Say);

/// <summary>Which units does a file hold once its shapes are mended and its parts united?</summary>
internal sealed record FileUnits(IReadOnlyList<FileUnit> Units, IReadOnlyList<RefusedFeature> Refused, int Mended, IReadOnlyDictionary<string, int> ByReason)
{
    public static FileUnits Of(AreaFile file, AreaMapping mapping, CoordinateSystem coordinates, CancellationToken stop)
    {
        var parts = new List<(string Code, AreaFeature Feature, MultiPolygon Shape)>();
        var refused = new List<RefusedFeature>();
        var byReason = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var mended = 0;
        var shapes = file.Features.Select(f => f.Shape is null ? null : coordinates.ToWgs84(f.Shape)).ToArray();
        var claims = new Lazy<Claims>(() => new Claims(shapes));
        for (var i = 0; i < shapes.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            var (feature, index) = (file.Features[i], i);
            var answer = shapes[i] is { } shape
                ? MendShape.Run(shape, feature.Mends, at => claims.Value.Hold(at, index))
                : new MendShape.Answer(null, feature.Mends, feature.Trouble ?? Trouble.NoShape);
            var code = Code(feature, mapping);
            var trouble = answer.Trouble ?? (code is null ? Trouble.NoCode : null);
            if (trouble is { } why)
            {
                refused.Add(new RefusedFeature(feature.Number, Reason(why), Say(why, answer)));
                Count(byReason, Reason(why));
                continue;
            }
            parts.Add((code!, feature, answer.Shape!));
            if (answer.Mends is Mends.None) continue;
            mended++;
            foreach (var mend in Enum.GetValues<Mends>().Where(m => m is not Mends.None && answer.Mends.HasFlag(m)))
                Count(byReason, "mended-" + Kebab(mend.ToString()));
        }
        var units = parts.GroupBy(p => p.Code, StringComparer.OrdinalIgnoreCase).Select(g => Unit(g.Key, [.. g.Select(p => p.Feature)], [.. g.Select(p => p.Shape)], mapping)).ToArray();
        if (parts.Count > units.Length) byReason["united"] = parts.Count - units.Length;
        return new FileUnits(units, refused, mended, byReason);
    }

    private static FileUnit Unit(string code, AreaFeature[] features, MultiPolygon[] shapes, AreaMapping mapping)
    {
        string? Value(string? column) => column is null ? null : features.Select(f => f.Values.GetValueOrDefault(column)).FirstOrDefault(v => v is not null)?.Normalize();
        double? Sum(string? column)
        {
            if (column is null) return null;
            var numbers = features.Select(f => AreaMapping.Number(f.Values.GetValueOrDefault(column))).OfType<double>().ToArray();
            return numbers.Length == 0 ? null : numbers.Distinct().Count() == 1 ? numbers[0] : numbers.Sum();   // parts repeat their whole's figure, or share it
        }
        return new FileUnit(code, Value(mapping.Name) ?? code, MendShape.Unite(shapes), features.Length)
        {
            Type = Value(mapping.Type) is { } words ? AreaMapping.TypeOf(words) : null,
            Population = Sum(mapping.Population), AreaKm2 = Sum(mapping.Area), Parent = Value(mapping.Parent),
        };
    }

    /// <summary>A whole number that passed through a spreadsheet comes back as "17.0".</summary>
    private static string? Code(AreaFeature feature, AreaMapping mapping)
    {
        if (mapping.Code is null) return feature.Number.ToString(CultureInfo.InvariantCulture);
        if (feature.Values.GetValueOrDefault(mapping.Code) is not { } code) return null;
        var point = code.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && code.AsSpan(point + 1).Trim('0').IsEmpty && code.AsSpan(0, point).IndexOfAnyExceptInRange('0', '9') < 0 ? code[..point] : code;
    }

    private static string Say(Trouble trouble, MendShape.Answer answer) => Shell.Words.Of<Texts>($"Trouble.{trouble}",
        answer.At?.X, answer.At?.Y, answer.Change * 100);

    private static string Reason(Trouble trouble) => Kebab(trouble.ToString());

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static void Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    /// <summary>Which features cover a point, broken or not?</summary>
    private sealed class Claims
    {
        private readonly Geometry?[] _shapes;
        private readonly STRtree<int> _boxes = new();

        public Claims(Geometry?[] shapes)
        {
            _shapes = shapes;
            for (var i = 0; i < shapes.Length; i++)
                if (shapes[i] is { } shape) _boxes.Insert(shape.EnvelopeInternal, i);
        }

        public bool Hold(Coordinate at, int butNot) => _boxes.Query(new Envelope(at))
            .Any(i => i != butNot && SimplePointInAreaLocator.Locate(at, _shapes[i]!) is not Location.Exterior);
    }
}
