namespace HaiDang.Analysis.Tests.Surveillance;

/// <summary>The five weekly series of the known answers, 520 weeks each.</summary>
internal static class Weekly
{
    public static readonly string[] Names = ["seasonal", "trend", "outbreaks", "sparse", "overdispersed"];
    private static readonly IReadOnlyList<Known.Row> Table = Known.Rows("series", "series.csv");

    public static double[] Counts(string name) => [.. Table.Select(row => row[name])];

    public static IEnumerable<IGrouping<string, Known.Row>> Answers(string file) => Known.Rows("series", file).GroupBy(row => row.Text("series"));

    /// <summary>Alarms of a series as the published table counts them.</summary>
    public static int Alarms(string method, string series) =>
        (int)Known.Rows("series", "alarm-counts.csv").Single(row => row.Text("method") == method)[series];
}
