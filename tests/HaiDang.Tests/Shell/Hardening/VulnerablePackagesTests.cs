using System.Text.Json;
using System.Xml.Linq;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

public sealed class VulnerablePackagesTests
{
    [Fact]
    public void A_package_with_a_known_hole_fails_the_build()
    {
        var build = XDocument.Load(Path.Combine(Sources.Root, "Directory.Build.props"));
        string Set(string name) => string.Join(';', build.Descendants(name).Select(e => e.Value));
        Assert.Equal(("true", "all", "low", "true"), (Set("NuGetAudit"), Set("NuGetAuditMode"), Set("NuGetAuditLevel"), Set("TreatWarningsAsErrors")));
        foreach (var hole in new[] { "NU1901", "NU1902", "NU1903", "NU1904" })
        {
            Assert.Contains(hole, Set("WarningsAsErrors"), StringComparison.Ordinal);
            Assert.DoesNotContain(hole, Set("NoWarn") + Set("WarningsNotAsErrors"), StringComparison.Ordinal);
        }
        Assert.Empty(build.Descendants("NuGetAuditSuppress"));
        Assert.All(Projects(), p => Assert.DoesNotContain("NuGetAudit", File.ReadAllText(p), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_is_locked_to_its_content()
    {
        var locks = Projects().Select(p => Path.Combine(Path.GetDirectoryName(p)!, "packages.lock.json")).ToArray();
        Assert.NotEmpty(locks);
        Assert.All(locks, path =>
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var package in json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject()))
                Assert.True(package.Value.GetProperty("type").GetString() is "Project" || package.Value.TryGetProperty("contentHash", out _), $"{path}: {package.Name}");
        });
        using var node = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources.Folder, "package-lock.json")));
        foreach (var package in node.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0))
            Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Projects() => new[] { "src", "tests", "bench" }.SelectMany(f =>
        Directory.Exists(Path.Combine(Sources.Root, f)) ? Directory.EnumerateFiles(Path.Combine(Sources.Root, f), "*.csproj", SearchOption.AllDirectories) : []);
}
