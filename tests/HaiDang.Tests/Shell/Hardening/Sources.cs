using System.Runtime.CompilerServices;
namespace HaiDang.Tests.Shell.Hardening;

/// <summary>Where do the sources and documents lie that a test reads as text?</summary>
internal static class Sources
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../.."));
    public static string Folder { get; } = Path.Combine(Root, "src/HaiDang");

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
