namespace HaiDang.Incidents;

/// <summary>Incidents were added or taken back; told after the transaction is done.</summary>
/// <param name="ImportId">The import that was done or undone.</param>
public sealed record IncidentsChanged(int ImportId);
