using HaiDang.Data;
namespace HaiDang.Places.Import;

/// <summary>A file of areas that a person has sent, read but not yet taken.</summary>
/// <param name="Name">As the person's machine calls it.</param>
/// <param name="File">What it holds.</param>
/// <param name="Guess">Which column is likely what.</param>
public sealed record ReceiveAreas(string Name, AreaFile File, AreaMapping Guess)
{
    public const long MostBytes = 512L << 20;

    /// <summary>Reads what comes in; the copy on disk is gone when this is done.</summary>
    /// <exception cref="InvalidDataException">It is no file of areas.</exception>
    public static async Task<ReceiveAreas> Run(Stream content, string name, DataFolder folder, CancellationToken stop)
    {
        var path = Path.Combine(folder.Incoming, Guid.NewGuid().ToString("N") + Path.GetExtension(name));
        try
        {
            await using (var copy = System.IO.File.Create(path)) await content.CopyToAsync(copy, stop);
            var file = await Task.Run(() => AreaFile.Read(path), stop);
            return new ReceiveAreas(name, file, AreaMapping.Guess(file));
        }
        catch (InvalidDataException refused)
        {
            throw new InvalidDataException(refused.Message.Replace(path, name, StringComparison.Ordinal), refused);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
