namespace HaiDang.Analysis;

/// <summary>Centres in a k-d tree: which lie nearest to one of them, and which within a distance of it?</summary>
/// <remarks>
/// The tree is one array of indices: the middle of a range splits it, by x and y in turn. Equal distances are settled
/// by the smaller index, so the answer never depends on how the tree was built.
/// </remarks>
internal sealed class NeighboursTree
{
    private const int Leaf = 8;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _order;

    public NeighboursTree(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        (_x, _y) = (x.ToArray(), y.ToArray());
        _order = [.. Enumerable.Range(0, x.Length)];
        Split(0, _order.Length, _x, _y);
    }

    /// <summary>Fills <paramref name="nearest"/> with the centres nearest to one of them, nearest first.</summary>
    public void Nearest(int centre, Span<int> nearest, Span<double> squared)
    {
        squared.Fill(double.PositiveInfinity);
        nearest.Fill(int.MaxValue);
        Nearest(centre, nearest, squared, 0, _order.Length, byX: true);
    }

    /// <summary>Adds to <paramref name="near"/> every other centre within a distance, inclusive, in no order.</summary>
    public void Within(int centre, double metres, List<int> near) =>
        Within(centre, metres, near, 0, _order.Length, byX: true);

    private void Nearest(int centre, Span<int> nearest, Span<double> squared, int from, int to, bool byX)
    {
        if (to - from <= Leaf)
        {
            for (var i = from; i < to; i++)
                Keep(nearest, squared, _order[i], Squared(centre, _order[i]), centre);
            return;
        }
        var (middle, offset) = Side(centre, from, to, byX);
        var (near, far) = offset < 0
            ? ((from, middle), (middle + 1, to))
            : ((middle + 1, to), (from, middle));
        Nearest(centre, nearest, squared, near.Item1, near.Item2, !byX);
        Keep(nearest, squared, _order[middle], Squared(centre, _order[middle]), centre);
        if (offset * offset <= squared[^1])
            Nearest(centre, nearest, squared, far.Item1, far.Item2, !byX);
    }

    private static void Keep(Span<int> nearest, Span<double> squared, int candidate, double distance, int centre)
    {
        if (candidate == centre || !Before(distance, candidate, squared[^1], nearest[^1]))
            return;
        var place = nearest.Length - 1;
        for (; place > 0 && Before(distance, candidate, squared[place - 1], nearest[place - 1]); place--)
            (squared[place], nearest[place]) = (squared[place - 1], nearest[place - 1]);
        (squared[place], nearest[place]) = (distance, candidate);
    }

    private static bool Before(double distance, int index, double otherDistance, int otherIndex) =>
        distance < otherDistance || (distance == otherDistance && index < otherIndex);

    private void Within(int centre, double metres, List<int> near, int from, int to, bool byX)
    {
        if (to - from <= Leaf)
        {
            for (var i = from; i < to; i++)
                AddIfNear(centre, metres, near, _order[i]);
            return;
        }
        var (middle, offset) = Side(centre, from, to, byX);
        AddIfNear(centre, metres, near, _order[middle]);
        if (offset <= metres)
            Within(centre, metres, near, from, middle, !byX);
        if (-offset <= metres)
            Within(centre, metres, near, middle + 1, to, !byX);
    }

    private void AddIfNear(int centre, double metres, List<int> near, int candidate)
    {
        if (candidate != centre && Squared(centre, candidate) <= metres * metres)
            near.Add(candidate);
    }

    private (int Middle, double Offset) Side(int centre, int from, int to, bool byX)
    {
        var middle = (from + to) / 2;
        var axis = byX ? _x : _y;
        return (middle, axis[centre] - axis[_order[middle]]);
    }

    private double Squared(int a, int b)
    {
        var (dx, dy) = (_x[a] - _x[b], _y[a] - _y[b]);
        return dx * dx + dy * dy;
    }

    private void Split(int from, int to, double[] axis, double[] nextAxis)
    {
        if (to - from <= Leaf)
            return;
        var middle = (from + to) / 2;
        PlaceMiddle(from, to - 1, middle, axis);
        Split(from, middle, nextAxis, axis);
        Split(middle + 1, to, nextAxis, axis);   // the middle itself stays where it splits the range
    }

    /// <summary>Quickselect: nothing left of the middle is larger than it, nothing right of it smaller.</summary>
    private void PlaceMiddle(int low, int high, int middle, double[] axis)
    {
        while (low < high)
        {
            var pivot = axis[_order[(low + high) / 2]];
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (axis[_order[left]] < pivot) left++;
                while (axis[_order[right]] > pivot) right--;
                if (left > right) break;
                (_order[left], _order[right]) = (_order[right], _order[left]);
                left++;
                right--;
            }
            if (middle <= right) high = right;
            else if (middle >= left) low = left;
            else return;
        }
    }
}
