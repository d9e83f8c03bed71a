using HaiDang.Data;
using HaiDang.Shell;
namespace HaiDang.Places;

/// <summary>Places, their outlines or the working territory are no longer what they were.</summary>
public sealed record PlacesChanged
{
    /// <summary>Changes with every change of places, also one made by another process; part of the address of every outline.</summary>
    internal const string Version = "places.version";

    internal static Task Note(HaiDangDb db, CancellationToken stop) =>
        db.WriteSetting(Version, Guid.CreateVersion7().ToString("N")[^12..], stop);
}
