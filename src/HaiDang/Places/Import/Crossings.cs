using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
namespace HaiDang.Places.Import;

/// <summary>Does an outline cross itself so often that it was drawn to exhaust who mends it?</summary>
internal static class Crossings
{
    public static bool AreTooMany(Geometry shape)
    {
        var counted = new Counter();
        new MCIndexNoder(counted).ComputeNodes(SegmentStringUtil.ExtractSegmentStrings(shape));
        return counted.IsDone;
    }

    private sealed class Counter : ISegmentIntersector
    {
        private readonly RobustLineIntersector _lines = new();
        private int _found;

        public bool IsDone => _found > AreaLimits.MostCrossings;

        public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
        {
            if (ReferenceEquals(e0, e1) && Math.Abs(segIndex0 - segIndex1) <= 1) return;
            _lines.ComputeIntersection(e0.Coordinates[segIndex0], e0.Coordinates[segIndex0 + 1], e1.Coordinates[segIndex1], e1.Coordinates[segIndex1 + 1]);
            if (_lines.HasIntersection) _found++;
        }
    }
}
