using System.Numerics;

namespace HaiDang.Analysis.Density;

/// <summary>Fourier transform of many sequences side by side: element k of every sequence lies next to the others'.</summary>
/// <remarks>
/// Stockham's self-sorting scheme with factors 2, 3, 4 and 5; real and imaginary parts apart. Every arithmetic step is
/// the same whatever the vector width, so results do not depend on the machine. Immutable and safe to share.
/// Source: Van Loan (1992), Computational Frameworks for the Fast Fourier Transform, section 1.7.
/// </remarks>
internal sealed class Fft
{
    /// <summary>Sequences side by side.</summary>
    public const int Lanes = 8;

    private readonly int[] _factors;
    private readonly double[] _cos, _sin;

    public Fft(int length)
    {
        Length = length;
        _factors = Factors(length);
        _cos = new double[length];
        _sin = new double[length];
        for (var i = 0; i < length; i++)
            (_sin[i], _cos[i]) = Math.SinCos(-Math.Tau * i / length);
    }

    public int Length { get; }

    /// <summary>Length of a buffer.</summary>
    public int Size => Length * Lanes;

    /// <summary>Smallest length of factors 2, 3 and 5 that is not below a number.</summary>
    public static int GoodLength(int least)
    {
        for (var n = Math.Max(1, least); ; n++)
        {
            var rest = n;
            foreach (var factor in (ReadOnlySpan<int>)[2, 3, 5])
                while (rest % factor == 0)
                    rest /= factor;
            if (rest == 1)
                return n;
        }
    }

    /// <summary>Transforms in place; the spare buffers are overwritten. Swap the two parts before and after for the inverse.</summary>
    public void Transform(ref double[] re, ref double[] im, ref double[] spareRe, ref double[] spareIm)
    {
        var stride = 1;
        foreach (var factor in _factors)
        {
            var groups = Length / (factor * stride);
            for (var group = 0; group < groups; group++)
                Butterflies(factor, stride, groups, group, re, im, spareRe, spareIm);
            stride *= factor;
            (re, spareRe) = (spareRe, re);
            (im, spareIm) = (spareIm, im);
        }
    }

    private void Butterflies(int factor, int stride, int groups, int group, double[] re, double[] im, double[] toRe, double[] toIm)
    {
        var width = stride * Lanes;
        var from = group * width;
        var step = groups * width;
        var to = group * factor * width;
        switch (factor)
        {
            case 2:
                Radix2(re, im, toRe, toIm, from, step, to, width, group * stride);
                break;
            case 3:
                Radix3(re, im, toRe, toIm, from, step, to, width, group * stride);
                break;
            case 4:
                Radix4(re, im, toRe, toIm, from, step, to, width, group * stride);
                break;
            default:
                Radix5(re, im, toRe, toIm, from, step, to, width, group * stride);
                break;
        }
    }

    private void Radix2(double[] re, double[] im, double[] toRe, double[] toIm, int from, int step, int to, int width, int turn)
    {
        var (c1, s1) = Twiddle(turn);
        for (var j = 0; j < width; j += Vector<double>.Count)
        {
            var a = Read(re, im, from + j);
            var b = Read(re, im, from + step + j);
            (a + b).Write(toRe, toIm, to + j);
            (a - b).Turned(c1, s1).Write(toRe, toIm, to + width + j);
        }
    }

    private void Radix3(double[] re, double[] im, double[] toRe, double[] toIm, int from, int step, int to, int width, int turn)
    {
        const double Sin60 = 0.86602540378443864676;
        var ((c1, s1), (c2, s2)) = (Twiddle(turn), Twiddle(2 * turn));
        for (var j = 0; j < width; j += Vector<double>.Count)
        {
            var a = Read(re, im, from + j);
            var b = Read(re, im, from + step + j);
            var c = Read(re, im, from + 2 * step + j);
            var sum = b + c;
            var middle = a - sum * 0.5;
            var side = ((b - c) * Sin60).TimesMinusI();
            (a + sum).Write(toRe, toIm, to + j);
            (middle + side).Turned(c1, s1).Write(toRe, toIm, to + width + j);
            (middle - side).Turned(c2, s2).Write(toRe, toIm, to + 2 * width + j);
        }
    }

    private void Radix4(double[] re, double[] im, double[] toRe, double[] toIm, int from, int step, int to, int width, int turn)
    {
        var ((c1, s1), (c2, s2), (c3, s3)) = (Twiddle(turn), Twiddle(2 * turn), Twiddle(3 * turn));
        for (var j = 0; j < width; j += Vector<double>.Count)
        {
            var a = Read(re, im, from + j);
            var b = Read(re, im, from + step + j);
            var c = Read(re, im, from + 2 * step + j);
            var d = Read(re, im, from + 3 * step + j);
            var (even, odd) = (a + c, b + d);
            var (evenLess, oddLess) = (a - c, (b - d).TimesMinusI());
            (even + odd).Write(toRe, toIm, to + j);
            (evenLess + oddLess).Turned(c1, s1).Write(toRe, toIm, to + width + j);
            (even - odd).Turned(c2, s2).Write(toRe, toIm, to + 2 * width + j);
            (evenLess - oddLess).Turned(c3, s3).Write(toRe, toIm, to + 3 * width + j);
        }
    }

    private void Radix5(double[] re, double[] im, double[] toRe, double[] toIm, int from, int step, int to, int width, int turn)
    {
        const double Cos72 = 0.30901699437494742410, Cos144 = -0.80901699437494742410;
        const double Sin72 = 0.95105651629515357212, Sin144 = 0.58778525229247312917;
        var ((c1, s1), (c2, s2)) = (Twiddle(turn), Twiddle(2 * turn));
        var ((c3, s3), (c4, s4)) = (Twiddle(3 * turn), Twiddle(4 * turn));
        for (var j = 0; j < width; j += Vector<double>.Count)
        {
            var a = Read(re, im, from + j);
            var b = Read(re, im, from + step + j);
            var c = Read(re, im, from + 2 * step + j);
            var d = Read(re, im, from + 3 * step + j);
            var e = Read(re, im, from + 4 * step + j);
            var (outer, inner) = (b + e, c + d);
            var (outerLess, innerLess) = (b - e, c - d);
            var (near, far) = (a + outer * Cos72 + inner * Cos144, a + outer * Cos144 + inner * Cos72);
            var nearSide = (outerLess * Sin72 + innerLess * Sin144).TimesMinusI();
            var farSide = (outerLess * Sin144 - innerLess * Sin72).TimesMinusI();
            (a + outer + inner).Write(toRe, toIm, to + j);
            (near + nearSide).Turned(c1, s1).Write(toRe, toIm, to + width + j);
            (far + farSide).Turned(c2, s2).Write(toRe, toIm, to + 2 * width + j);
            (far - farSide).Turned(c3, s3).Write(toRe, toIm, to + 3 * width + j);
            (near - nearSide).Turned(c4, s4).Write(toRe, toIm, to + 4 * width + j);
        }
    }

    private (double Cos, double Sin) Twiddle(int turn) => (_cos[turn % Length], _sin[turn % Length]);

    private static Numbers Read(double[] re, double[] im, int at) => new(new Vector<double>(re, at), new Vector<double>(im, at));

    private static int[] Factors(int length)
    {
        var factors = new List<int>();
        foreach (var factor in (ReadOnlySpan<int>)[5, 3, 4, 2])
        {
            for (; length % factor == 0; length /= factor)
                factors.Add(factor);
        }
        return length == 1 ? [.. factors] : throw new ArgumentException($"The length has the factor {length}; only 2, 3 and 5 are known.");
    }

    /// <summary>Complex numbers, a vector of them.</summary>
    private readonly struct Numbers(Vector<double> re, Vector<double> im)
    {
        private readonly Vector<double> _re = re, _im = im;

        public static Numbers operator +(Numbers a, Numbers b) => new(a._re + b._re, a._im + b._im);

        public static Numbers operator -(Numbers a, Numbers b) => new(a._re - b._re, a._im - b._im);

        public static Numbers operator *(Numbers a, double b) => new(a._re * b, a._im * b);

        public Numbers TimesMinusI() => new(_im, -_re);

        public Numbers Turned(double cos, double sin) => new(_re * cos - _im * sin, _re * sin + _im * cos);

        public void Write(double[] re, double[] im, int at)
        {
            _re.CopyTo(re, at);
            _im.CopyTo(im, at);
        }
    }
}
