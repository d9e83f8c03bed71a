using HaiDang.Data;
using HaiDang.Shell.Hardening;
namespace HaiDang.Places.Import;

/// <summary>A file of areas that a person has sent, read but not yet taken.</summary>
/// <param name="Name">As the person's machine calls it.</param>
/// <param name="File">What it holds.</param>
/// <param name="Guess">Which column is likely what.</param>
public sealed record ReceiveAreas(string Name, AreaFile File, AreaMapping Guess)
{
    public const long MostBytes = 512L << 20;

    private static readonly string[] Endings = [".geojson", ".json", ".zip", ".gpkg"];

    /// <summary>Reads what comes in; the copy on disk is gone when this is done.</summary>
    /// <exception cref="InvalidDataException">It is no file of areas, or larger than the site takes.</exception>
    public static async Task<ReceiveAreas> Run(Stream content, string name, DataFolder folder, CancellationToken stop)
    {
        var called = SentName.Of(name);
        var ending = Path.GetExtension(called).ToLowerInvariant();
        if (!Endings.Contains(ending)) throw new InvalidDataException(AreaFile.Told("Kind", called));
        Directory.CreateDirectory(folder.Incoming);
        var path = Path.Combine(folder.Incoming, Guid.NewGuid().ToString("N") + ending);
        try
        {
            await using (var copy = System.IO.File.Create(path)) await Copy(content, copy, called, stop);
            var file = await Task.Run(() => AreaFile.Read(path), stop);
            return new ReceiveAreas(called, file, AreaMapping.Guess(file));
        }
        catch (InvalidDataException refused)
        {
            throw new InvalidDataException(refused.Message.Replace(path, called, StringComparison.Ordinal), refused);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static async Task Copy(Stream from, FileStream to, string name, CancellationToken stop)
    {
        var piece = new byte[128 << 10];
        for (int read; (read = await from.ReadAsync(piece, stop)) > 0;)
        {
            if (to.Length + read > MostBytes) throw new InvalidDataException(AreaFile.Told("TooHeavy", name, MostBytes >> 20));
            await to.WriteAsync(piece.AsMemory(0, read), stop);
        }
    }
}
