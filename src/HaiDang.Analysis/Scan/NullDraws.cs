using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Scan;

/// <summary>Where would the cases lie if there were no cluster? Draws a cell for every case.</summary>
/// <remarks>A draw is a function of the seed and the replicate alone. An instance has room of its own and serves one thread.</remarks>
internal abstract class NullDraws(ulong seed)
{
    /// <summary>Draws a data set.</summary>
    /// <param name="replicate">Its number, at least 0.</param>
    /// <param name="cells">Receives the cell (place · steps + step) of every case.</param>
    public void Draw(int replicate, Span<int> cells)
    {
        var random = new SeededRandom(seed, 0, replicate);
        Draw(ref random, cells);
    }

    protected abstract void Draw(ref SeededRandom random, Span<int> cells);

    /// <summary>The draws of a model.</summary>
    public static NullDraws Of(ScanInput input, ScanGround ground, ScanCells cells, ulong seed) => input.Model switch
    {
        ScanModel.Poisson => new Multinomial(cells.Measure, seed),
        ScanModel.Bernoulli => new Hypergeometric(cells.Measure, seed),
        _ => new Pairings(input, ground, cells.Steps, seed),
    };

    /// <summary>Every case falls into a cell with a chance in proportion to its measure. Source: Vose (1991), IEEE Transactions on Software Engineering 17(9) (alias table).</summary>
    private sealed class Multinomial : NullDraws
    {
        private readonly double[] _keep;
        private readonly int[] _alias;

        public Multinomial(double[] measure, ulong seed) : base(seed)
        {
            var (n, mean) = (measure.Length, measure.Sum() / measure.Length);
            _keep = new double[n];
            _alias = new int[n];
            var (small, large) = (new Stack<int>(), new Stack<int>());
            for (var cell = n - 1; cell >= 0; cell--)
            {
                _keep[cell] = measure[cell] / mean;
                _alias[cell] = cell;
                (_keep[cell] < 1 ? small : large).Push(cell);
            }
            while (small.TryPop(out var less) && large.TryPop(out var more))
            {
                _alias[less] = more;
                _keep[more] -= 1 - _keep[less];
                (_keep[more] < 1 ? small : large).Push(more);
            }
            foreach (var rest in large) _keep[rest] = 1;
        }

        protected override void Draw(ref SeededRandom random, Span<int> cells)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = random.Below(_keep.Length);
                cells[i] = random.NextDouble() < _keep[cell] ? cell : _alias[cell];
            }
        }
    }

    /// <summary>So many of all persons are the cases, every choice equally likely.</summary>
    private sealed class Hypergeometric : NullDraws
    {
        private readonly int[] _persons;
        private readonly int[] _picked;

        public Hypergeometric(double[] persons, ulong seed) : base(seed)
        {
            _persons = new int[(int)persons.Sum()];
            _picked = new int[_persons.Length];
            var at = 0;
            for (var cell = 0; cell < persons.Length; cell++)
                for (var i = 0; i < (int)persons[cell]; i++) _persons[at++] = cell;
        }

        protected override void Draw(ref SeededRandom random, Span<int> cells)
        {
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
        private readonly int[] _places, _times, _dealt, _strata;

        public Pairings(ScanInput input, ScanGround ground, int steps, ulong seed) : base(seed)
        {
            var cases = (from row in input.Cases
                         let place = ground.PlaceOf[row.Location] * steps
                         group (Place: place, row.Step, row.Count) by row.Stratum into stratum
                         orderby stratum.Key
                         select stratum.OrderBy(c => c.Place).ThenBy(c => c.Step).SelectMany(c => Enumerable.Repeat((c.Place, c.Step), c.Count)).ToArray()).ToArray();
            _places = [.. cases.SelectMany(s => s).Select(c => c.Place)];
            _times = [.. cases.SelectMany(s => s).Select(c => c.Step)];
            _strata = [.. cases.Select(s => s.Length)];
            _dealt = new int[_times.Length];
        }

        protected override void Draw(ref SeededRandom random, Span<int> cells)
        {
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
