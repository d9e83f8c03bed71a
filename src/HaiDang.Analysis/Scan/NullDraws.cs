using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Scan;

/// <summary>Where would the cases lie if there were no cluster?</summary>
/// <remarks>A draw is a function of the seed and the replicate alone. An instance has room of its own and serves one thread.</remarks>
internal abstract class NullDraws(int cases)
{
    private readonly int[] _cells = new int[cases];

    /// <summary>The cell (place · steps + step) of every case of a data set; good until the next draw.</summary>
    /// <param name="replicate">Its number, at least 0.</param>
    public ReadOnlySpan<int> Draw(int replicate)
    {
        Fill(replicate, _cells);
        return _cells;
    }

    /// <summary>The same as counts per cell.</summary>
    public virtual void Counts(int replicate, Span<int> counts)
    {
        counts.Clear();
        foreach (var cell in Draw(replicate)) counts[cell]++;
    }

    protected abstract void Fill(int replicate, Span<int> cells);

    /// <summary>The draws of a scan.</summary>
    public static NullDraws Of(ScanInput input, ScanGround ground, ScanCells cells, ulong seed) => (input.Model, cells.Steps) switch
    {
        (ScanModel.SpaceTimePermutation, _) => new Pairings(input, ground, cells, seed),
        (_, 1) => new Spatial(cells, seed),
        (ScanModel.Poisson, _) => new Multinomial(cells, seed),
        _ => new Hypergeometric(cells, seed),
    };

    /// <summary>One step: the counts of places are drawn as such.</summary>
    private sealed class Spatial(ScanCells cells, ulong seed) : NullDraws((int)cells.Cases)
    {
        private readonly SpatialDraws _draws = new(cells, seed);
        private readonly int[] _counts = new int[cells.Places * 8];

        public override void Counts(int replicate, Span<int> counts)
        {
            _draws.Draw([replicate], _counts, stride: 8);
            for (var place = 0; place < counts.Length; place++) counts[place] = _counts[place * 8];
        }

        protected override void Fill(int replicate, Span<int> cells)
        {
            _draws.Draw([replicate], _counts, stride: 8);
            var at = 0;
            for (var place = 0; place < _draws.Places; place++)
            {
                cells.Slice(at, _counts[place * 8]).Fill(place);
                at += _counts[place * 8];
            }
        }
    }

    /// <summary>Every case falls into a cell with a chance in proportion to its measure.</summary>
    private sealed class Multinomial(ScanCells cells, ulong seed) : NullDraws((int)cells.Cases)
    {
        private readonly AliasTable _alias = new(cells.Measure);

        protected override void Fill(int replicate, Span<int> cells)
        {
            var random = new SeededRandom(seed, 0, replicate);
            for (var i = 0; i < cells.Length; i++) cells[i] = _alias.Draw(ref random);
        }
    }

    /// <summary>So many of all persons are the cases, every choice equally likely.</summary>
    private sealed class Hypergeometric : NullDraws
    {
        private readonly ulong _seed;
        private readonly int[] _persons, _picked;

        public Hypergeometric(ScanCells cells, ulong seed) : base((int)cells.Cases)
        {
            _seed = seed;
            _persons = new int[(int)cells.Total];
            _picked = new int[cells.Cases];
            var at = 0;
            for (var cell = 0; cell < cells.Measure.Length; cell++)
            {
                _persons.AsSpan(at, (int)cells.Measure[cell]).Fill(cell);
                at += (int)cells.Measure[cell];
            }
        }

        protected override void Fill(int replicate, Span<int> cells)
        {
            var random = new SeededRandom(_seed, 0, replicate);
            for (var i = 0; i < cells.Length; i++)
            {
                var picked = _picked[i] = i + random.Below(_persons.Length - i);
                (_persons[i], _persons[picked]) = (_persons[picked], _persons[i]);
                cells[i] = _persons[i];
            }
            for (var i = cells.Length - 1; i >= 0; i--) (_persons[i], _persons[_picked[i]]) = (_persons[_picked[i]], _persons[i]);
        }
    }

    /// <summary>Within every stratum, the times of the cases are dealt out anew to their places.</summary>
    private sealed class Pairings : NullDraws
    {
        private readonly ulong _seed;
        private readonly int[] _places, _times, _dealt, _strata;

        public Pairings(ScanInput input, ScanGround ground, ScanCells cells, ulong seed) : base((int)cells.Cases)
        {
            _seed = seed;
            var rows = input.Cases.Where(c => c.Count > 0).Select(c => (c.Stratum, Place: ground.PlaceOf[c.Location], c.Step, c.Count)).ToArray();
            Array.Sort(rows);
            _places = new int[cells.Cases];
            _times = new int[cells.Cases];
            var strata = new List<int>();
            var at = 0;
            for (var i = 0; i < rows.Length; i++)
            {
                if (i == 0 || rows[i].Stratum != rows[i - 1].Stratum) strata.Add(0);
                strata[^1] += rows[i].Count;
                _places.AsSpan(at, rows[i].Count).Fill(rows[i].Place * cells.Steps);
                _times.AsSpan(at, rows[i].Count).Fill(rows[i].Step);
                at += rows[i].Count;
            }
            _strata = [.. strata];
            _dealt = new int[_times.Length];
        }

        protected override void Fill(int replicate, Span<int> cells)
        {
            var random = new SeededRandom(_seed, 0, replicate);
            _times.CopyTo(_dealt, 0);
            var from = 0;
            foreach (var length in _strata)
            {
                random.Shuffle(_dealt.AsSpan(from, length));
                from += length;
            }
            for (var i = 0; i < cells.Length; i++) cells[i] = _places[i] + _dealt[i];
        }
    }
}
