namespace HaiDang.Shell.WorkingDays.Lunar;

/// <summary>When is the moon new, and where does the sun stand?</summary>
/// <remarks>Source: J. Meeus (1998), Astronomical Algorithms, 2nd ed.: new moon, chapter 49; apparent longitude of the sun to 0,01°, chapter 25.
/// The difference between dynamical and universal time: F. Espenak &amp; J. Meeus (2006), polynomial expressions for ΔT.</remarks>
internal static class MoonAndSun
{
    /// <summary>Mean length of a month from new moon to new moon, in days.</summary>
    public const double Month = 29.530588861;

    /// <summary>The first new moon of 2000 as a Julian day, to which numbers of new moons are counted.</summary>
    public const double FirstOf2000 = 2451550.09766;

    private const double J2000 = 2451545, DaysACentury = 36525, SecondsADay = 86_400;

    /// <summary>Terms of table 49.A: coefficient in days, then the multiples of M, M′ and F; a term with M is damped by E as often.</summary>
    private static readonly (double Days, int Sun, int Moon, int Node)[] Terms =
    [
        (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2), (0.00739, -1, 1, 0), (-0.00514, 1, 1, 0),
        (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2), (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0), (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2),
        (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0), (-0.00007, 2, 1, 0), (0.00004, 0, 2, -2), (0.00004, 3, 0, 0), (0.00003, 1, 1, -2),
        (0.00003, 0, 2, 2), (-0.00003, 1, 1, 2), (0.00003, -1, 1, 2), (-0.00002, -1, 1, -2), (-0.00002, 1, 3, 0), (0.00002, 0, 4, 0),
    ];

    /// <summary>The planets' pull: coefficient in millionths of a day, angle at the first new moon of 2000, its growth per month, in degrees.</summary>
    private static readonly (double Millionths, double At, double Grows)[] Planets =
    [
        (325, 299.77, 0.107408), (165, 251.88, 0.016321), (164, 251.83, 26.651886), (126, 349.42, 36.412478), (110, 84.66, 18.206239),
        (62, 141.74, 53.303771), (60, 207.14, 2.453732), (56, 154.84, 7.306860), (47, 34.52, 27.261239), (42, 207.19, 0.121824),
        (40, 291.34, 1.844379), (37, 161.72, 24.198154), (35, 239.56, 25.513099), (23, 331.55, 3.592518),
    ];

    /// <summary>The instant of a new moon, as a Julian day in universal time.</summary>
    /// <param name="number">Counted from the first of 2000; negative before.</param>
    public static double NewMoon(int number)
    {
        double k = number, t = k / 1236.85;
        var e = 1 + (t * (-0.002516 - (0.0000074 * t)));
        var sun = 2.5534 + (29.10535670 * k) + (t * t * (-0.0000014 - (0.00000011 * t)));
        var moon = 201.5643 + (385.81693528 * k) + (t * t * (0.0107582 + (t * (0.00001238 - (0.000000058 * t)))));
        var node = 160.7108 + (390.67050284 * k) + (t * t * (-0.0016118 + (t * (-0.00000227 + (0.000000011 * t)))));
        var ascending = 124.7746 - (1.56375588 * k) + (t * t * (0.0020672 + (0.00000215 * t)));
        var day = FirstOf2000 + (Month * k) + (t * t * (0.00015437 + (t * (-0.000000150 + (0.00000000073 * t)))));
        foreach (var (days, ofSun, ofMoon, ofNode) in Terms)
            day += days * Math.Pow(e, Math.Abs(ofSun)) * Sin((ofSun * sun) + (ofMoon * moon) + (ofNode * node));
        day -= 0.00017 * Sin(ascending);
        foreach (var (millionths, at, grows) in Planets) day += millionths * 1e-6 * Sin(at + (grows * k));
        return day - (DeltaSeconds(day) / SecondsADay);
    }

    /// <summary>Apparent longitude of the sun in degrees, from 0 to under 360.</summary>
    /// <param name="day">A Julian day in universal time.</param>
    public static double SunLongitude(double day)
    {
        var t = (day + (DeltaSeconds(day) / SecondsADay) - J2000) / DaysACentury;
        var mean = 280.46646 + (t * (36000.76983 + (0.0003032 * t)));
        var anomaly = 357.52911 + (t * (35999.05029 - (0.0001537 * t)));
        var centre = ((1.914602 - (t * (0.004817 + (0.000014 * t)))) * Sin(anomaly)) + ((0.019993 - (0.000101 * t)) * Sin(2 * anomaly)) + (0.000289 * Sin(3 * anomaly));
        var seen = mean + centre - 0.00569 - (0.00478 * Sin(125.04 - (1934.136 * t)));
        return ((seen % 360) + 360) % 360;
    }

    /// <summary>Dynamical less universal time in seconds, 1961 to 2150.</summary>
    private static double DeltaSeconds(double day)
    {
        var year = 2000 + ((day - J2000) / 365.25);
        var (since1975, since2000, centuries) = (year - 1975, year - 2000, (year - 1820) / 100);
        return year switch
        {
            < 1986 => 45.45 + (since1975 * (1.067 - (since1975 / 260) - (since1975 * since1975 / 718))),
            < 2005 => 63.86 + (since2000 * (0.3345 + (since2000 * (-0.060374 + (since2000 * (0.0017275 + (since2000 * (0.000651814 + (0.00002373599 * since2000))))))))),
            < 2050 => 62.92 + (since2000 * (0.32217 + (0.005589 * since2000))),
            _ => -20 + (32 * centuries * centuries) - (0.5628 * (2150 - year)),
        };
    }

    private static double Sin(double degrees) => Math.Sin(degrees * (Math.PI / 180));
}
