namespace HaiDang.Analysis.Regression;

/// <summary>Iteratively reweighted least squares with the log link for counts, or plain least squares.</summary>
/// <remarks>
/// Variance of a count: μ + α μ² (α 0 is Poisson). Source: McCullagh and Nelder (1989), Generalized Linear Models, section 2.5.
/// O(rows · columns²) a step and no allocation by a step.
/// </remarks>
internal sealed class Irls(Design design, double[] y, double[] logExposure, bool isLog)
{
    private const int MostSteps = 50;
    private const double Tolerance = 1e-12;

    private readonly NormalEquations _equations = new(design.Columns);

    public double[] Mean { get; } = new double[y.Length];

    public double[] Coefficients { get; } = new double[design.Columns];

    public bool Converged { get; private set; }

    /// <summary>What a row weighs in the last step: its information about log μ.</summary>
    public double Weight(int row, double alpha) => isLog ? Mean[row] / (1 + alpha * Mean[row]) : 1;

    /// <summary>Derivative of a row's log-likelihood in its linear predictor.</summary>
    public double Score(int row, double alpha) => isLog ? (y[row] - Mean[row]) / (1 + alpha * Mean[row]) : y[row] - Mean[row];

    /// <summary>(Xᵀ W X)⁻¹ at the present means.</summary>
    public double[] Inverse(double alpha)
    {
        Gather(alpha);
        return _equations.Factorise() ? _equations.Inverse() : throw new InvalidOperationException("The equations were solved before.");
    }

    /// <summary>Fits from the counts themselves; false when a column depends on others or the means run away.</summary>
    public bool Start(double alpha)
    {
        for (var row = 0; row < y.Length; row++)
            Mean[row] = isLog ? y[row] + 0.1 : y[row];
        return Continue(alpha);
    }

    /// <summary>Fits from where it stands.</summary>
    public bool Continue(double alpha)
    {
        var before = double.PositiveInfinity;
        Converged = false;
        for (var step = 0; step < MostSteps; step++)
        {
            Gather(alpha);
            if (!_equations.Factorise())
                return false;
            _equations.Solve(_equations.Side);
            _equations.Side.CopyTo(Coefficients, 0);
            for (var row = 0; row < y.Length; row++)
                Mean[row] = isLog ? Math.Exp(Predictor(row)) : Predictor(row);
            var deviance = Deviance(alpha);
            if (!double.IsFinite(deviance))
                return false;
            if (!isLog || Math.Abs(deviance - before) < Tolerance * (deviance + 0.1))
            {
                Converged = true;
                return true;
            }
            before = deviance;
        }
        return true;
    }

    /// <summary>Twice the log-likelihood that is missing to a perfect fit; the sum of squares for plain least squares.</summary>
    public double Deviance(double alpha)
    {
        double sum = 0;
        for (var row = 0; row < y.Length; row++)
        {
            var (count, mean) = (y[row], Mean[row]);
            if (!isLog)
                sum += (count - mean) * (count - mean) / 2;
            else if (alpha == 0)
                sum += (count > 0 ? count * Math.Log(count / mean) : 0) - (count - mean);
            else
                sum += (count > 0 ? count * Math.Log(count / mean) : 0)
                    - (count + 1 / alpha) * double.LogP1(alpha * (count - mean) / (1 + alpha * mean));
        }
        return 2 * sum;
    }

    private double Predictor(int row)
    {
        var sum = logExposure[row];
        var x = design[row];
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * Coefficients[i];
        return sum;
    }

    private void Gather(double alpha)
    {
        _equations.Clear();
        for (var row = 0; row < y.Length; row++)
        {
            var response = isLog ? Math.Log(Mean[row]) - logExposure[row] + (y[row] - Mean[row]) / Mean[row] : y[row] - logExposure[row];
            _equations.Add(design[row], Weight(row, alpha), response);
        }
    }
}
