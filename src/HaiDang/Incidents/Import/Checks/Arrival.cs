namespace HaiDang.Incidents.Import.Checks;

/// <summary>A row on its way to the database: what is to be written, or why not.</summary>
internal struct Arrival
{
    public long Line;
    public Guid Id;
    public string Reference;
    public DateTime StartAt;
    public DateTime EndAt;
    public double? Lon;
    public double? Lat;
    public int? PlaceId;

    /// <summary>Index into the spellings of kinds met so far.</summary>
    public int Spelling;
    public TimePrecision Precision;
    public PlacedBy PlacedBy;
    public Doubts Doubts;

    /// <summary>What is wrong with it; null for most rows.</summary>
    public List<Finding>? Findings;
    public bool IsRefused;
}

/// <summary>Rows that travel together from the reader to the writer, and the spellings of kinds first met in them.</summary>
internal sealed class Batch
{
    public const int Size = 2_048;

    public Arrival[] Rows { get; } = new Arrival[Size];
    public int Count { get; set; }
    public List<string> NewSpellings { get; } = [];

    public void Clear()
    {
        Array.Clear(Rows, 0, Count);
        Count = 0;
        NewSpellings.Clear();
    }
}
