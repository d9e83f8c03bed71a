using System.Linq.Expressions;
namespace HaiDang.Data;

/// <summary>Marks a table that does not lie in places but still is not for all: it says itself which of its rows are seen.</summary>
/// <typeparam name="TRow">The table's own class.</typeparam>
public interface ISayWhoSees<TRow> where TRow : class, ISayWhoSees<TRow>
{
    /// <param name="db">Whoever asks: its <see cref="HaiDangDb.SeesEverything"/>, <see cref="HaiDangDb.SeenUnits"/> and <see cref="HaiDangDb.SeenAgencies"/>.</param>
    static abstract Expression<Func<TRow, bool>> SeenBy(HaiDangDb db);
}
