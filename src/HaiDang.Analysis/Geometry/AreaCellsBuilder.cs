namespace HaiDang.Analysis.Geometry;

/// <summary>Sorts every border segment into the cells it crosses, then settles what each cell knows, row by row.</summary>
internal ref struct AreaCellsBuilder(ReadOnlySpan<(int Area, BorderSegment Border)> borders, CellGrid grid)
{
    private const int None = -1;
    private static readonly double[] Fractions = [0.5, 0.382, 0.618, 0.29, 0.71, 0.171, 0.829, 0.437, 0.563, 0.0911];

    private readonly ReadOnlySpan<(int Area, BorderSegment Border)> _borders = borders;
    private readonly CellGrid _grid = grid;
    private readonly int[] _cells = new int[grid.Columns * grid.Rows];
    private readonly List<MixedCell> _mixed = [];
    private readonly List<AreaCandidate> _candidates = [];
    private readonly List<BorderSegment> _stored = [];
    private readonly List<(int Area, int Border, double Lon)> _level = [];

    public readonly AreaCells Build()
    {
        var crossings = Crossings();
        var next = 0;
        for (var row = 0; row < _grid.Rows; row++)
        {
            var end = next;
            while (end < crossings.Length && crossings[end].Cell < (row + 1) * _grid.Columns)
                end++;
            SettleRow(row, crossings.AsSpan(next, end - next));
            next = end;
        }
        return new AreaCells(_grid, _cells, [.. _mixed], [.. _candidates], [.. _stored]);
    }

    private readonly (int Cell, int Border)[] Crossings()
    {
        var crossings = new List<(int Cell, int Border)>();
        for (var i = 0; i < _borders.Length; i++)
        {
            ref readonly var border = ref _borders[i].Border;
            for (int row = _grid.Row(border.MinY), last = _grid.Row(border.MaxY); row <= last; row++)
            {
                var columns = _grid.ColumnsWithin(row, in border);
                for (var column = columns.First; column <= columns.Last; column++)
                    crossings.Add((row * _grid.Columns + column, i));
            }
        }
        crossings.Sort();
        return [.. crossings];
    }

    private readonly void SettleRow(int row, ReadOnlySpan<(int Cell, int Border)> crossings)
    {
        var lat = LevelWithoutVertex(row, crossings);
        FindLevel(lat, crossings);
        var known = None;
        var isKnown = crossings.IsEmpty;       // nothing crosses the row: all of it lies outside
        for (var column = 0; column < _grid.Columns; column++)
        {
            var cell = row * _grid.Columns + column;
            var here = 0;
            while (here < crossings.Length && crossings[here].Cell == cell)
                here++;
            if (here > 0)
            {
                _cells[cell] = AddMixed(column, lat, crossings[..here]);
                crossings = crossings[here..];
                isKnown = false;
                continue;
            }
            if (!isKnown)
                known = FirstCovering(_grid.Lon(column, 0.5), lat);
            isKnown = true;
            _cells[cell] = known;
        }
    }

    private readonly double LevelWithoutVertex(int row, ReadOnlySpan<(int Cell, int Border)> crossings)
    {
        for (var attempt = 0; ; attempt++)
        {
            var lat = _grid.Lat(row, Fraction(attempt));
            var free = true;
            foreach (var (_, i) in crossings)
                free &= _borders[i].Border.Ay != lat && _borders[i].Border.By != lat;
            if (free || attempt > crossings.Length * 2 + 1)
                return lat;
        }
    }

    private readonly void FindLevel(double lat, ReadOnlySpan<(int Cell, int Border)> crossings)
    {
        _level.Clear();
        var seen = new HashSet<int>();
        foreach (var (_, i) in crossings)
            if (_borders[i].Border.Crosses(lat) && seen.Add(i))
                _level.Add((_borders[i].Area, i, _borders[i].Border.CrossingAt(lat)));
        _level.Sort();
    }

    private readonly int FirstCovering(double lon, double lat)
    {
        for (var at = 0; at < _level.Count;)
        {
            var area = _level[at].Area;
            if (Inside(ref at, lon, lat))
                return area;
        }
        return None;
    }

    /// <summary>Even–odd answer of the area that starts at a place in the level list; moves on to the next area.</summary>
    private readonly bool Inside(ref int at, double lon, double lat)
    {
        var inside = false;
        for (var area = _level[at].Area; at < _level.Count && _level[at].Area == area; at++)
        {
            var ahead = _level[at].Lon - lon;
            if (Math.Abs(ahead) > _grid.CellWidth ? ahead > 0 : _borders[_level[at].Border].Border.CrossesEastOf(lon, lat))
                inside = !inside;
        }
        return inside;
    }

    private readonly int AddMixed(int column, double lat, ReadOnlySpan<(int Cell, int Border)> crossings)
    {
        var lon = PlaceOffBorders(column, lat, crossings);
        var firstCandidate = _candidates.Count;
        var at = 0;
        while (at < _level.Count || !crossings.IsEmpty)
        {
            var levelArea = at < _level.Count ? _level[at].Area : int.MaxValue;
            var hereArea = crossings.IsEmpty ? int.MaxValue : _borders[crossings[0].Border].Area;
            var area = Math.Min(levelArea, hereArea);
            var inside = levelArea == area && Inside(ref at, lon, lat);
            var firstBorder = _stored.Count;
            for (; !crossings.IsEmpty && _borders[crossings[0].Border].Area == area; crossings = crossings[1..])
                _stored.Add(_borders[crossings[0].Border].Border.LeftOf(lon, lat));
            if (inside || _stored.Count > firstBorder)
                _candidates.Add(new AreaCandidate(area, inside, firstBorder, _stored.Count));
        }
        _mixed.Add(new MixedCell(firstCandidate, _candidates.Count, lon, lat));
        return None - _mixed.Count;
    }

    private readonly double PlaceOffBorders(int column, double lat, ReadOnlySpan<(int Cell, int Border)> crossings)
    {
        for (var attempt = 0; ; attempt++)
        {
            var lon = _grid.Lon(column, Fraction(attempt));
            var free = true;
            foreach (var (_, i) in crossings)
                free &= !_borders[i].Border.Holds(lon, lat);
            if (free || attempt > crossings.Length + 1)
                return lon;
        }
    }

    private static double Fraction(int attempt) =>
        attempt < Fractions.Length ? Fractions[attempt] : (0.5 + attempt * 0.6180339887498949) % 1;
}
