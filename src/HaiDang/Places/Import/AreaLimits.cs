namespace HaiDang.Places.Import;

/// <summary>How much may a file of areas hold? Far more than the communes of any country, and no more than can be held in memory.</summary>
internal static class AreaLimits
{
    public const int MostFeatures = 100_000;
    public const int MostColumns = 500;
    public const long MostPoints = 20_000_000;

    /// <summary>Numbers, names, brackets of a GeoJSON file: each takes twelve bytes of memory besides its own.</summary>
    public const long MostTokens = 60_000_000;

    /// <summary>What comes out of a zipped Shapefile.</summary>
    public const long MostUnpacked = 1L << 30;

    /// <summary>A table packs well, a bomb better.</summary>
    public const int MostTimes = 250;

    /// <summary>Crossings of an outline with itself beyond which it is no outline: mending would take their square in time and memory.</summary>
    public const int MostCrossings = 20_000;

    /// <exception cref="InvalidDataException">There are more than a file of areas holds.</exception>
    public static void Features(string path, long count)
    {
        if (count > MostFeatures) throw new InvalidDataException(AreaFile.Told("TooMany", path, MostFeatures));
    }

    /// <exception cref="InvalidDataException">There are more than a file of areas holds.</exception>
    public static void Points(string path, long count)
    {
        if (count > MostPoints) throw new InvalidDataException(AreaFile.Told("TooDetailed", path, MostPoints / 1_000_000));
    }
}
