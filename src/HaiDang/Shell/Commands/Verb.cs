using System.CommandLine;
namespace HaiDang.Shell.Commands;

/// <summary>A word of the command line that a module brings.</summary>
/// <param name="Under">The word it stands under ("import"), or "" for the first place.</param>
/// <param name="Make">Makes the command; it opens the house only when it runs.</param>
public sealed record Verb(string Under, Func<House, Command> Make);
