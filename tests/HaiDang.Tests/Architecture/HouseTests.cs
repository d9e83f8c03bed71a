using System.Reflection;
using Xunit;
namespace HaiDang.Tests.Architecture;

public sealed class HouseTests
{
    private static readonly Assembly Site = typeof(Program).Assembly;
    private static readonly string[] Ground = ["Data", "Shell", "Ui"];
    private static readonly Dictionary<string, HaiDang.Shell.Module> Modules = Program.Modules.ToDictionary(m => m.Name);

    private static readonly ILookup<string, (Type From, Type To)> Crossings = (
        from type in Site.GetTypes()
        let room = Room(type)
        where room is not null
        from mentioned in Mentions.In(type)
        let other = Room(mentioned)
        where other is not null && other != room
        select (Room: room, Crossing: (type, mentioned))).ToLookup(c => c.Room, c => c.Crossing);

    /// <summary>"HaiDang.Incidents.Import.X" → "Incidents"; null for Program, for what is made by the compiler and for what is not ours.</summary>
    private static string? Room(Type type) =>
        type.Assembly == Site && type.Namespace?.Split('.') is ["HaiDang", var room, ..] ? room : null;

    [Fact]
    public void Every_folder_is_a_module_or_the_ground() =>
        Assert.Empty(Site.GetTypes().Select(Room).OfType<string>().Distinct().Except([.. Ground, .. Modules.Keys]));

    [Fact]
    public void A_module_says_it_knows_exactly_the_modules_that_its_code_mentions() =>
        Assert.All(Modules.Values, module => Assert.Equal(
            module.Knows.Order(),
            Crossings[module.Name].Select(c => Room(c.To)!).Where(Modules.ContainsKey).Distinct().Order()));

    [Fact]
    public void The_ground_knows_no_module() =>
        Assert.Empty(Ground.SelectMany(g => Crossings[g]).Where(c => Modules.ContainsKey(Room(c.To)!))
            .Select(c => $"{c.From.FullName} mentions {c.To.FullName}"));

    [Fact]
    public void Data_knows_neither_shell_nor_components() =>
        Assert.Empty(Crossings["Data"].Select(c => $"{c.From.FullName} mentions {c.To.FullName}"));

    [Fact]
    public void Knowing_has_no_cycles()
    {
        var left = Modules.Values.ToList();
        while (left.Find(m => !m.Knows.Intersect(left.Select(l => l.Name)).Any()) is { } leaf)
            left.Remove(leaf);
        Assert.Empty(left.Select(m => m.Name));
    }

    [Fact]
    public void Internal_means_internal_to_the_module() =>
        Assert.Empty(Crossings.SelectMany(c => c)
            .Where(c => Modules.ContainsKey(Room(c.To)!) && !c.To.IsVisible && !IsCompilerMade(c.To))
            .Select(c => $"{c.From.FullName} reaches into {c.To.FullName}"));

    [Fact]
    public void The_pure_library_stands_on_the_runtime_numerics_and_geometry_alone() =>
        Assert.All(Assembly.Load("HaiDang.Analysis").GetReferencedAssemblies(), a =>
            Assert.True(a.Name!.StartsWith("System.", StringComparison.Ordinal) || a.Name is "MathNet.Numerics" or "NetTopologySuite", a.Name));

    private static bool IsCompilerMade(Type type) => type.Name.Contains('<', StringComparison.Ordinal);
}
