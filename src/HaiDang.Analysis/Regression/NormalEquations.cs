namespace HaiDang.Analysis.Regression;

/// <summary>Small symmetric equations of weighted least squares, solved in place; made once, used for many steps without allocation.</summary>
/// <remarks>Cholesky: Golub and Van Loan (2013), Matrix Computations, algorithm 4.2.1. O(p³) for p columns.</remarks>
internal sealed class NormalEquations(int columns)
{
    private const double Dependent = 1e-11;

    private readonly double[] _matrix = new double[columns * columns];

    /// <summary>Right-hand side, and after <see cref="Solve"/> the solution.</summary>
    public double[] Side { get; } = new double[columns];

    public void Clear()
    {
        _matrix.AsSpan().Clear();
        Side.AsSpan().Clear();
    }

    /// <summary>Adds weight · (x xᵀ, x · response) of one row.</summary>
    public void Add(ReadOnlySpan<double> x, double weight, double response)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var weighted = weight * x[i];
            Side[i] += weighted * response;
            var line = _matrix.AsSpan(i * columns, i + 1);
            for (var j = 0; j <= i; j++)
                line[j] += weighted * x[j];
        }
    }

    /// <summary>Factorises; false when a column depends on the ones before it.</summary>
    public bool Factorise()
    {
        for (var i = 0; i < columns; i++)
        {
            var before = _matrix[i * columns + i];
            for (var j = 0; j <= i; j++)
            {
                var sum = _matrix[i * columns + j];
                for (var k = 0; k < j; k++)
                    sum -= _matrix[i * columns + k] * _matrix[j * columns + k];
                if (j < i)
                    _matrix[i * columns + j] = sum / _matrix[j * columns + j];
                else if (sum > Dependent * before)
                    _matrix[i * columns + i] = Math.Sqrt(sum);
                else
                    return false;
            }
        }
        return true;
    }

    /// <summary>Turns a right-hand side into the solution; needs <see cref="Factorise"/> before.</summary>
    public void Solve(Span<double> side)
    {
        for (var i = 0; i < columns; i++)
        {
            for (var k = 0; k < i; k++)
                side[i] -= _matrix[i * columns + k] * side[k];
            side[i] /= _matrix[i * columns + i];
        }
        for (var i = columns - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < columns; k++)
                side[i] -= _matrix[k * columns + i] * side[k];
            side[i] /= _matrix[i * columns + i];
        }
    }

    /// <summary>The inverse, row by row; needs <see cref="Factorise"/> before.</summary>
    public double[] Inverse()
    {
        var inverse = new double[columns * columns];
        for (var i = 0; i < columns; i++)
        {
            inverse[i * columns + i] = 1;
            Solve(inverse.AsSpan(i * columns, columns));
        }
        return inverse;
    }
}
