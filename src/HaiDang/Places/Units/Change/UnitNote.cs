namespace HaiDang.Places.Units.Change;

/// <summary>What is written down of a unit when it changes?</summary>
internal sealed record UnitNote(string Code, string Name, string? ShortName, int? Parent, int? Place, DateOnly? EndedOn)
{
    public static UnitNote Of(Unit unit) => new(unit.Code, unit.Name, unit.ShortName, unit.ParentId, unit.PlaceId, unit.EndedOn);
}
