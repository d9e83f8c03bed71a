namespace HaiDang.Analysis.Regression;

/// <summary>How uncertain are coefficients when neighbouring rows of a series resemble each other, and rows vary unequally?</summary>
/// <remarks>Source: Newey and West (1987), Econometrica 55, 703–708 (eq. 5: weights 1 − l / (L + 1)).</remarks>
public static class NeweyWest
{
    /// <summary>The lags that are looked back when none are given: ⌊4 (n / 100)^(2/9)⌋.</summary>
    /// <param name="rows">Rows of the series, ≥ 1.</param>
    /// <remarks>Source: Newey and West (1994), Review of Economic Studies 61, 631–653: 4 for 100 rows, 5 for 300.</remarks>
    public static int Lags(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return (int)Math.Floor(4 * Math.Pow(rows / 100.0, 2.0 / 9));
    }

    /// <summary>Covariance of coefficients: B (Γ₀ + Σ (1 − l / (L + 1)) (Γₗ + Γₗᵀ)) B.</summary>
    /// <param name="design">One row a moment of the series, in order of time without gaps.</param>
    /// <param name="scores">Residual of each row as the estimating equation has it, so that Σ x · score = 0; 0 where the count is missing.</param>
    /// <param name="inverse">B: inverse of the information, row by row, p × p.</param>
    /// <param name="lags">L ≥ 0; 0 allows for unequal variances alone (White 1980).</param>
    /// <returns>p × p, row by row.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lags are negative.</exception>
    /// <remarks>Too small for short series: divide the scores by 1 − leverage first. O(rows · p · (lags + p)).</remarks>
    public static double[] Covariance(Design design, ReadOnlySpan<double> scores, ReadOnlySpan<double> inverse, int lags)
    {
        var p = design.Columns;
        Guard.SameLength(scores.Length, nameof(scores), design.Rows, nameof(design));
        Guard.SameLength(inverse.Length, nameof(inverse), p * p, "the squared columns");
        ArgumentOutOfRangeException.ThrowIfNegative(lags);

        var middle = new double[p * p];
        var smooth = new double[p];
        for (var row = 0; row < scores.Length; row++)
        {
            // u(t) u(t)ᵀ + Σ w(l) (u(t) u(t − l)ᵀ + its mirror): the second factor is summed over the lags first.
            smooth.AsSpan().Clear();
            for (var lag = 0; lag <= Math.Min(lags, row); lag++)
            {
                var weight = lag == 0 ? 0.5 : 1 - lag / (lags + 1.0);
                var x = design[row - lag];
                var score = weight * scores[row - lag];
                for (var i = 0; i < p; i++)
                    smooth[i] += score * x[i];
            }
            var own = design[row];
            for (var i = 0; i < p; i++)
                for (var j = 0; j < p; j++)
                    middle[i * p + j] += scores[row] * (own[i] * smooth[j] + smooth[i] * own[j]);
        }
        return Product(Product(inverse, middle, p), inverse, p);
    }

    private static double[] Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int p)
    {
        var product = new double[p * p];
        for (var i = 0; i < p; i++)
            for (var k = 0; k < p; k++)
                for (var j = 0; j < p; j++)
                    product[i * p + j] += left[i * p + k] * right[k * p + j];
        return product;
    }
}
