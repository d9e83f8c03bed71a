using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Scan;

/// <summary>Draws one of many with chances in proportion to given weights, each in the same short time.</summary>
/// <remarks>Source: Vose (1991), IEEE Transactions on Software Engineering 17(9), 972–975. O(n) to build, O(1) per draw.</remarks>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    public AliasTable(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += weight;
        var mean = sum / weights.Length;
        _keep = new double[weights.Length];
        _alias = new int[weights.Length];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            _keep[i] = weights[i] / mean;
            _alias[i] = i;
            (_keep[i] < 1 ? small : large).Push(i);
        }
        while (small.TryPeek(out var less) && large.TryPop(out var more))
        {
            small.Pop();
            _alias[less] = more;
            _keep[more] -= 1 - _keep[less];
            (_keep[more] < 1 ? small : large).Push(more);
        }
        // What is left differs from 1 by rounding alone, but for weights of 0, which must never be drawn.
        foreach (var rest in large) _keep[rest] = 1;
        foreach (var rest in small)
            if (weights[rest] > 0) _keep[rest] = 1;
    }

    public int Draw(ref SeededRandom random)
    {
        var at = random.Below(_keep.Length);
        return random.NextDouble() < _keep[at] ? at : _alias[at];
    }
}
