using System.Globalization;
using HaiDang.Places.Units.Change;
namespace HaiDang.Places.Units.Browse;

/// <summary>What has been written of a unit so far, before it is added or changed?</summary>
public sealed class UnitDraft
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string ShortName { get; set; } = "";

    /// <summary>The id of the place as a form writes it; "" for none.</summary>
    public string Place { get; set; } = "";

    public static UnitDraft Of(Unit unit) =>
        new() { Code = unit.Code, Name = unit.Name, ShortName = unit.ShortName ?? "", Place = unit.PlaceId?.ToString(CultureInfo.InvariantCulture) ?? "" };

    public AddUnit.Command ToAdd(int under) => new() { Code = Code, Name = Name, ShortName = ShortName, PlaceId = PlaceChoices.Parse(Place), ParentId = under == 0 ? null : under };

    public ChangeUnit.Command ToChange(int unitId) => new() { UnitId = unitId, Code = Code, Name = Name, ShortName = ShortName, PlaceId = PlaceChoices.Parse(Place) };
}
