using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Hardening;
using HaiDang.Shell.Jobs;
namespace HaiDang.Incidents.Wizard;

/// <summary>Takes a file from a person's browser into the data folder, piece by piece; it is thrown away when the import is over.</summary>
public static class ReceiveFile
{
    /// <summary>The largest file taken from a browser; larger ones go in by the command line.</summary>
    public const long MostBytes = 1L << 30;

    private const int Piece = 128 * 1024;

    /// <param name="from">The file's bytes.</param>
    /// <param name="name">Its name as the person knows it.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="folder">Where files on their way in are kept.</param>
    /// <param name="progress">Told how many bytes are there.</param>
    /// <param name="stop">Stops it; then nothing is left behind.</param>
    /// <returns>Where it is now; the ending is kept, the rest of the name is not trusted.</returns>
    /// <exception cref="InvalidDataException">It is larger than what is taken.</exception>
    public static async Task<string> Run(
        Stream from, string name, long bytes, DataFolder folder, IProgress<Progress>? progress, CancellationToken stop)
    {
        if (bytes > MostBytes) throw TooLarge(name, bytes);
        Directory.CreateDirectory(folder.Incoming);
        var path = Path.Combine(folder.Incoming, $"{Guid.CreateVersion7():N}{Ending(name)}");
        try
        {
            await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Piece, useAsync: true);
            var piece = new byte[Piece];
            long done = 0;
            for (int read; (read = await from.ReadAsync(piece, stop)) > 0; progress?.Report(new(Words.Of<Texts>("Wizard.Receiving"), done, bytes)))
            {
                if ((done += read) > MostBytes) throw TooLarge(name, done);
                await to.WriteAsync(piece.AsMemory(0, read), stop);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        return path;
    }

    private static InvalidDataException TooLarge(string name, long bytes) =>
        new(Words.Of<Texts>("Wizard.TooLarge", SentName.Of(name), bytes >> 20, MostBytes >> 20));

    private static string Ending(string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return ending.Length <= 9 && ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending : "";
    }
}
