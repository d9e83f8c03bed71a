namespace HaiDang.Data;

/// <summary>Where does this installation keep what it knows?</summary>
public sealed class DataFolder
{
    /// <exception cref="ArgumentException">The path names a file, not a folder.</exception>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (File.Exists(Path))
            throw new ArgumentException($"'{path}' is a file; the data folder must be a folder.", nameof(path));
    }

    public string Path { get; }
    public string DatabaseFile => System.IO.Path.Combine(Path, "haidang.db");

    /// <summary>Reports of imports, one file each: every row that was refused or doubtful, and why.</summary>
    public string Reports => System.IO.Path.Combine(Path, "reports");

    /// <summary>Files on their way in; emptied at every start.</summary>
    public string Incoming => System.IO.Path.Combine(Path, "incoming");

    /// <summary>Keys that protect cookies across a restart.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    public void Create()
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Reports);
        Directory.CreateDirectory(Incoming);
        // For its owner's eyes alone, where folders have owners.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Keys);
        else File.SetUnixFileMode(Directory.CreateDirectory(Keys).FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Reference data that ships with the program.</summary>
    public static string Reference => System.IO.Path.Combine(AppContext.BaseDirectory, "reference");
}
