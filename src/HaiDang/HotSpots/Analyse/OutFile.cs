namespace HaiDang.HotSpots.Analyse;

/// <summary>Writes a file whole or not at all: whoever reads it never meets half an answer.</summary>
internal static class OutFile
{
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.CreateVersion7():N}");
        try
        {
            using (var stream = File.Create(draft)) write(stream);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>What sort of file a name asks for: its ending in small letters, without the dot.</summary>
    public static string Kind(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
}
