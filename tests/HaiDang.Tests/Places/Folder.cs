using HaiDang.Places.Import;
namespace HaiDang.Tests.Places;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("haidang-places-").FullName;

    public AreaFile Json(string text) => AreaFile.Read(File("areas.geojson", text));

    public string File(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
