using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Geometry;

/// <summary>A cell that borders cross: its candidates are those from <see cref="FirstCandidate"/> up to the next cell's.</summary>
internal readonly record struct MixedCell(int FirstCandidate, int PastCandidates, double ReferenceLon, double ReferenceLat);

/// <summary>An area that a mixed cell may belong to, with its borders in that cell.</summary>
internal readonly record struct AreaCandidate(int Area, bool ReferenceInside, int FirstBorder, int PastBorders);

/// <summary>What is known of every cell: its area, none (−1), or (from −2 downwards) which mixed cell it is.</summary>
internal sealed class AreaCells(CellGrid grid, int[] cells, MixedCell[] mixed, AreaCandidate[] candidates, BorderSegment[] borders)
{
    private readonly double _minLon = grid.Bounds.MinX, _maxLon = grid.Bounds.MaxX;
    private readonly double _minLat = grid.Bounds.MinY, _maxLat = grid.Bounds.MaxY;

    public Envelope Bounds => borders.Length == 0 ? new Envelope() : new Envelope(grid.Bounds);

    public static AreaCells Of(List<(int Area, BorderSegment Border)> borders) =>
        new AreaCellsBuilder(CollectionsMarshal.AsSpan(borders), CellGrid.For(borders)).Build();

    public int At(double lon, double lat) =>
        lon >= _minLon && lon <= _maxLon && lat >= _minLat && lat <= _maxLat
            ? cells[grid.Row(lat) * grid.Columns + grid.Column(lon)]
            : -1;

    public ref readonly MixedCell Mixed(int cell) => ref mixed[-2 - cell];

    public ReadOnlySpan<AreaCandidate> Candidates(in MixedCell cell) =>
        candidates.AsSpan(cell.FirstCandidate, cell.PastCandidates - cell.FirstCandidate);

    public ReadOnlySpan<BorderSegment> Borders(in AreaCandidate candidate) =>
        borders.AsSpan(candidate.FirstBorder, candidate.PastBorders - candidate.FirstBorder);

    /// <summary>Every mixed cell that meets the box around a point.</summary>
    public IEnumerable<MixedCell> MixedWithin(double lon, double lat, double east, double north)
    {
        if (lon + east < _minLon || lon - east > _maxLon || lat + north < _minLat || lat - north > _maxLat)
            yield break;

        var (firstColumn, lastColumn) = (grid.Column(lon - east), grid.Column(lon + east));
        var (firstRow, lastRow) = (grid.Row(lat - north), grid.Row(lat + north));
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var cell = cells[row * grid.Columns + column];
                if (cell < -1)
                    yield return mixed[-2 - cell];
            }
        }
    }
}
