using System.Globalization;
using HaiDang.Data;
namespace HaiDang.Places.Units.Browse;

/// <summary>For which places can a unit work: the working territory and its communes, by name?</summary>
internal static class PlaceChoices
{
    /// <returns>Ids as a form writes them, and names; the first stands for none.</returns>
    public static async Task<(string Value, string Words)[]> Run(string none, HaiDangDb db, CancellationToken stop) =>
    [
        ("", none),
        .. (await PlacesOfScope.Ground.Choices(db, stop)).Select(p => (p.Id.ToString(CultureInfo.InvariantCulture), p.Name)),
    ];

    public static int? Parse(string value) => int.TryParse(value, CultureInfo.InvariantCulture, out var id) ? id : null;
}
