using System.Globalization;
namespace HaiDang.Places.Import;

/// <summary>Which column of a file of areas is what?</summary>
public sealed record AreaMapping
{
    /// <summary>Null: the number of the feature is its code.</summary>
    public string? Code { get; init; }

    /// <summary>Null: the code is its name too.</summary>
    public string? Name { get; init; }
    public string? Type { get; init; }
    public string? Population { get; init; }

    /// <summary>Official area, km².</summary>
    public string? Area { get; init; }

    /// <summary>The name of what it belongs to within the territory.</summary>
    public string? Parent { get; init; }

    private static readonly string[] CodeHeads = ["code", "ma", "maxa", "madvhc", "madonvi", "macode", "gsscode", "wardcode", "areakey", "geoid", "fips"];
    private static readonly string[] NameHeads = ["name", "ten", "tenxa", "tendvhc", "tendonvi", "wardname", "areaname", "namelsad", "description", "precinct", "district", "beat", "label", "title"];

    /// <summary>The likeliest columns, by their heads and by what stands in them.</summary>
    public static AreaMapping Guess(AreaFile file)
    {
        var columns = file.Columns.Select(name => new Column(name, file)).ToArray();
        var code = First(columns, CodeHeads, c => c.IsFull)
            ?? Array.Find(columns, c => c.IsFull && (c.Head.Contains("code", StringComparison.Ordinal) || c.Head.EndsWith("cd", StringComparison.Ordinal)))
            ?? First(columns, NameHeads, c => c is { IsFull: true, LooksLikeCodes: true })
            ?? Array.Find(columns, c => c is { IsFull: true, IsDistinct: true } && c.Head.EndsWith("id", StringComparison.Ordinal));
        var others = Array.FindAll(columns, c => c != code);
        var name = First(others, NameHeads, c => c.HasLetters)
            ?? Array.Find(others, c => c.HasLetters && (c.Head.Contains("name", StringComparison.Ordinal) || c.Head.EndsWith("nm", StringComparison.Ordinal) || c.Head.StartsWith("ten", StringComparison.Ordinal)))
            ?? Array.Find(others, c => c is { HasLetters: true, IsDistinct: true, IsFull: true });
        return new AreaMapping
        {
            Code = code?.Name,
            Name = name?.Name,
            Type = First(others, ["type", "loai", "kieu", "cap"], c => c.IsTypes)?.Name,
            Population = Array.Find(others, c => c.IsNumbers && (c.Head.StartsWith("pop", StringComparison.Ordinal) || c.Head.StartsWith("danso", StringComparison.Ordinal)))?.Name,
            Area = First(others, ["areakm2", "dientich", "dientichkm2", "sqkm", "km2"], c => c.IsNumbers)?.Name,
            Parent = First(others, ["parent", "huyen", "tenhuyen"], c => c.HasLetters)?.Name,
        };
    }

    /// <summary>The given columns where there are any, the others of <paramref name="guess"/>.</summary>
    public AreaMapping Or(AreaMapping guess) => new()
    {
        Code = Code ?? guess.Code, Name = Name ?? guess.Name, Type = Type ?? guess.Type,
        Population = Population ?? guess.Population, Area = Area ?? guess.Area, Parent = Parent ?? guess.Parent,
    };

    /// <summary>The column of a part by the part's name ("Code").</summary>
    internal string? ColumnOf(string part) => part switch
    {
        nameof(Code) => Code,
        nameof(Name) => Name,
        nameof(Type) => Type,
        nameof(Population) => Population,
        nameof(Area) => Area,
        nameof(Parent) => Parent,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part."),
    };

    /// <summary>Of columns by the name of their part; "" is none.</summary>
    internal static AreaMapping Of(IReadOnlyDictionary<string, string> columns)
    {
        string? Named(string part) => columns.TryGetValue(part, out var column) && column.Length > 0 ? column : null;
        return new AreaMapping
        {
            Code = Named(nameof(Code)), Name = Named(nameof(Name)), Type = Named(nameof(Type)),
            Population = Named(nameof(Population)), Area = Named(nameof(Area)), Parent = Named(nameof(Parent)),
        };
    }

    /// <summary>A column that is named and not in the file; null when all are.</summary>
    public string? Absent(AreaFile file) =>
        new[] { Code, Name, Type, Population, Area, Parent }.FirstOrDefault(c => c is not null && !file.Columns.Contains(c, StringComparer.Ordinal));

    /// <summary>What a word for a kind of unit means; null when it means nothing here.</summary>
    internal static PlaceType? TypeOf(string words) => Fold.Plain(words) switch
    {
        "phuong" or "ward" => PlaceType.Ward,
        "xa" or "commune" => PlaceType.Commune,
        "thi tran" or "township" => PlaceType.Township,
        "dac khu" or "special zone" => PlaceType.SpecialZone,
        _ => null,
    };

    internal static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number : null;

    private static Column? First(Column[] columns, string[] heads, Predicate<Column> fits) =>
        heads.Select(head => Array.Find(columns, c => c.Head == head && fits(c))).FirstOrDefault(c => c is not null);

    /// <summary>A column as its head and its values describe it.</summary>
    private sealed record Column
    {
        public Column(string name, AreaFile file)
        {
            (Name, Head) = (name, Fold.Plain(name).Replace(" ", "", StringComparison.Ordinal));
            var values = file.Features.Select(f => f.Values.GetValueOrDefault(name)).OfType<string>().ToArray();
            IsFull = values.Length == file.Features.Count && values.Length > 0;
            IsDistinct = values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == values.Length;
            HasLetters = values.Count(v => v.Any(char.IsLetter)) > values.Length / 2;
            IsNumbers = values.Length > 0 && Array.TrueForAll(values, v => Number(v) is not null);
            LooksLikeCodes = Array.TrueForAll(values, v => v.Length <= 12 && v.Any(char.IsDigit) && !v.Contains(' ', StringComparison.Ordinal));
            IsTypes = values.Length > 0 && Array.TrueForAll(values, v => TypeOf(v) is not null);
        }

        public string Name { get; }
        public string Head { get; }
        public bool IsFull { get; }
        public bool IsDistinct { get; }
        public bool HasLetters { get; }
        public bool IsNumbers { get; }
        public bool LooksLikeCodes { get; }
        public bool IsTypes { get; }
    }
}
