namespace HaiDang.Analysis.Geometry;

internal static class SpanLengths
{
    /// <summary>Throws unless inputs and outputs have one length.</summary>
    public static void Equal(int first, int second, int firstOut, int secondOut)
    {
        if (first != second || first != firstOut || first != secondOut)
            throw new ArgumentException($"The inputs ({first}, {second}) and outputs ({firstOut}, {secondOut}) must have one length.");
    }
}
