using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Inference;

/// <summary>What one neighbour adds to a local statistic, before its weight.</summary>
internal interface ITerm
{
    static abstract double Of(double own, double neighbour);
    static abstract Vector256<double> Of(Vector256<double> own, Vector256<double> neighbours);
}

internal readonly struct NeighbourValue : ITerm
{
    public static double Of(double own, double neighbour) => neighbour;
    public static Vector256<double> Of(Vector256<double> own, Vector256<double> neighbours) => neighbours;
}

internal readonly struct SquaredDifference : ITerm
{
    public static double Of(double own, double neighbour) => (neighbour - own) * (neighbour - own);

    public static Vector256<double> Of(Vector256<double> own, Vector256<double> neighbours) =>
        (neighbours - own) * (neighbours - own);
}
