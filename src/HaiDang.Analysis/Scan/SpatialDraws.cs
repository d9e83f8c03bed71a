using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Scan;

/// <summary>Cases per place under the null, for many replicates side by side: multinomial (Poisson model) or hypergeometric (Bernoulli).</summary>
/// <remarks>
/// Places first draw independent counts whose sum K stays a little below the number of cases C; given K these are a draw of K cases, and C − K single
/// draws make it one of C. Is K above C, all is drawn again. Exact up to 2⁻³² in each probability. Every number is a function of (seed, replicate, place): blocks,
/// order and cores play no part. Immutable: serves many threads.
/// </remarks>
internal sealed class SpatialDraws
{
    /// <summary>By how many standard deviations the independent counts stay below the number of cases.</summary>
    private const double Below = 4;

    /// <summary>Words that place a random stream of this purpose apart from others of one seed.</summary>
    private const uint Counts = 0x53504143, Singles = 0x544F5055;

    private readonly ulong _seed;
    private readonly int _cases;
    private readonly PlaceCountTable[] _tables;
    private readonly AliasTable _alias;
    private readonly double[] _measure;
    private readonly bool _persons;

    public SpatialDraws(ScanCells cells, ulong seed)
    {
        (_seed, _cases, _measure, _persons) = (seed, (int)cells.Cases, cells.Measure, cells.Model == ScanModel.Bernoulli);
        var rate = cells.PerMeasure;
        var deviation = Math.Sqrt(_cases * (_persons ? 1 - rate : 1));
        var kept = Math.Max(0, 1 - Below * deviation / _cases);
        _tables = Array.ConvertAll(_measure, m => _persons ? PlaceCountTable.Binomial((int)m, rate * kept) : PlaceCountTable.Poisson(m * rate * kept));
        _alias = new AliasTable(_measure);
    }

    public int Places => _measure.Length;

    /// <summary>Draws up to 64 replicates.</summary>
    /// <param name="replicates">Their numbers.</param>
    /// <param name="counts">Receives [place · stride + lane].</param>
    /// <param name="stride">Room per place, at least as many as replicates, a multiple of 8.</param>
    public void Draw(ReadOnlySpan<int> replicates, Span<int> counts, int stride)
    {
        Span<long> sums = stackalloc long[replicates.Length];
        sums.Clear();
        Independent(replicates, counts, stride, sums);
        for (var lane = 0; lane < replicates.Length; lane++)
        {
            var sum = sums[lane];
            for (var attempt = 1u; sum > _cases; attempt++) sum = Again(replicates[lane], counts[lane..], stride, attempt);
            TopUp(replicates[lane], counts[lane..], stride, _cases - (int)sum);
        }
    }

    /// <summary>The counts before the sum is looked at: four places by eight replicates at a time, each from one random word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Independent(ReadOnlySpan<int> replicates, Span<int> counts, int stride, Span<long> sums)
    {
        Span<uint> words = stackalloc uint[32];
        Span<int> ids = stackalloc int[(replicates.Length + 7) / 8 * 8];
        replicates.CopyTo(ids);
        var key = ((uint)_seed, (uint)(_seed >> 32), Counts, 0u);
        for (var place = 0; place < Places; place += 4)
        {
            for (var first = 0; first < replicates.Length; first += 8)
            {
                var (x0, x1, x2, x3) = (Vector256.Create((uint)place / 4), Vector256<uint>.Zero, Vector256.Create<int>(ids.Slice(first, 8)).AsUInt32(), Vector256<uint>.Zero);
                Threefry.Blocks(key, ref x0, ref x1, ref x2, ref x3);
                x0.CopyTo(words);
                x1.CopyTo(words[8..]);
                x2.CopyTo(words[16..]);
                x3.CopyTo(words[24..]);
                var lanes = Math.Min(8, replicates.Length - first);
                for (var i = 0; i < 4 && place + i < Places; i++)
                {
                    var table = _tables[place + i];
                    var at = (place + i) * stride + first;
                    for (var lane = 0; lane < lanes; lane++)
                    {
                        var count = table.Draw(words[i * 8 + lane]);
                        counts[at + lane] = count;
                        sums[first + lane] += count;
                    }
                }
            }
        }
    }

    private long Again(int replicate, Span<int> counts, int stride, uint attempt)
    {
        long sum = 0;
        for (var place = 0; place < Places; place++)
        {
            var block = Threefry.Block(((uint)_seed, (uint)(_seed >> 32), Counts, 0), ((uint)place / 4, attempt, (uint)replicate, 0));
            sum += counts[place * stride] = _tables[place].Draw((place % 4) switch { 0 => block.Item1, 1 => block.Item2, 2 => block.Item3, _ => block.Item4 });
        }
        return sum;
    }

    /// <summary>Single further cases; of persons only those are picked that are no case yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TopUp(int replicate, Span<int> counts, int stride, int missing)
    {
        var random = new SeededRandom(_seed ^ ((ulong)Singles << 32), 0, replicate);
        while (missing > 0)
        {
            var place = _alias.Draw(ref random);
            if (_persons && random.NextDouble() * _measure[place] < counts[place * stride]) continue;
            counts[place * stride]++;
            missing--;
        }
    }
}
