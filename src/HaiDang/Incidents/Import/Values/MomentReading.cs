namespace HaiDang.Incidents.Import.Values;

/// <summary>What a run of digits in a written time is.</summary>
internal enum Part : byte { None, Day, Month, Year, Hour, Minute, Second, Fraction, Offset, Whole }

/// <summary>One text being read as a time; afterwards it can say which part each run of digits was.</summary>
internal ref struct MomentReading(DateOrder order)
{
    private MomentTokens _tokens;
    private PartsOfRuns _parts;

    [System.Runtime.CompilerServices.InlineArray(DigitRuns.Most)]
    private struct PartsOfRuns
    {
        private Part _first;
    }

    public readonly MomentTokens Tokens => _tokens;
    public readonly Part PartOf(int run) => _parts[run];

    /// <summary>The first two of three numbers when either could be the day; null otherwise.</summary>
    public (int First, int Second)? Unordered { get; private set; }

    public Moment Read(ReadOnlySpan<char> text)
    {
        if (!_tokens.Cut(text)) return default;
        if (_tokens.Count == 1 && _tokens.NamedMonth == 0) return Alone(_tokens.Runs[0]);
        if (_tokens.Count == 2 && _tokens.Runs[0] is { Digits: 5, After: '.' } && text[^1] != '.' && double.TryParse(
            text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var serial))
        {
            (_parts[0], _parts[1]) = (Part.Whole, Part.Whole);
            return MomentText.Read(serial);
        }

        var clock = FindClock(text);
        if (clock.Bad) return Moment.Impossible;
        var day = ReadDate();
        if (!day.IsTime) return day;
        if (!clock.Found) return day;
        if (day.Kind is MomentKind.Month) return default;
        var at = day.At.Add(clock.Time);
        return clock.Offset is { } offset ? new(MomentKind.Minute, at - offset, IsUtc: true) : new(MomentKind.Minute, at);
    }

    private Moment Alone(DigitRun run)
    {
        _parts[0] = Part.Whole;
        switch (run.Digits)
        {
            case 8: return MomentText.YearMonthDay(run.Value);
            case 14 or 12:
                var clock = run.Digits == 14 ? run.Value % 1_000_000 : run.Value % 10_000 * 100;
                var day = MomentText.YearMonthDay(run.Value / (run.Digits == 14 ? 1_000_000 : 10_000));
                if (!day.IsTime || clock / 10_000 > 23 || clock / 100 % 100 > 59 || clock % 100 > 59) return Moment.Impossible;
                return new(MomentKind.Minute, day.At.AddSeconds(clock / 10_000 * 3600 + clock / 100 % 100 * 60 + clock % 100));
            case 5 or 6 or 9 or 10 or 13: return MomentText.Read(run.Value);
            default: return default;
        }
    }

    private readonly record struct Clock(bool Found, bool Bad, TimeSpan Time, TimeSpan? Offset);

    /// <summary>The clock starts at the first number followed by ':' or "h" or "giờ"; it may stand before or behind the date.</summary>
    private Clock FindClock(ReadOnlySpan<char> text)
    {
        var at = -1;
        for (var i = 0; i < _tokens.Count && at < 0; i++)
            if (IsHour(text, _tokens.Runs[i])) at = i;
        if (at < 0 && (_tokens.Morning || _tokens.Afternoon) && _tokens.Count == 4) at = 3;
        if (at < 0) return default;

        _parts[at] = Part.Hour;
        long hour = _tokens.Runs[at].Value, minute = 0, second = 0;
        var next = at + 1;
        if (Follows(next, text)) minute = Take(next++, Part.Minute);
        if (Follows(next, text) && _tokens.Runs[next - 1].After is ':' or 'p') second = Take(next++, Part.Second);
        long thousandths = 0;
        if (next < _tokens.Count && _parts[next - 1] is Part.Second && _tokens.Runs[next - 1].After is '.' or ',')
        {
            var run = _tokens.Runs[next];
            thousandths = (long)(run.Value / Math.Pow(10, run.Digits) * 1_000);
            _parts[next++] = Part.Fraction;
        }
        if (_tokens.Afternoon && hour < 12) hour += 12;
        else if (_tokens.Morning && hour == 12) hour = 0;
        var offset = FindOffset(next, text);
        var bad = minute > 59 || second > 60 || hour > 24 || (hour == 24 && minute + second > 0);
        return new(true, bad, new TimeSpan(0, (int)hour, (int)minute, (int)second, (int)thousandths), offset);
    }

    private TimeSpan? FindOffset(int next, ReadOnlySpan<char> text)
    {
        if (_tokens.EndsInZ) return TimeSpan.Zero;
        if (next >= _tokens.Count || _tokens.Runs[next].Start == 0) return null;
        var sign = text[_tokens.Runs[next].Start - 1];
        if (sign is not ('+' or '-') || _parts[next - 1] < Part.Hour) return null;
        var run = _tokens.Runs[next];
        _parts[next] = Part.Offset;
        var minutes = run.Digits > 2 ? run.Value / 100 * 60 + run.Value % 100 : run.Value * 60;
        if (run.After is ':' && next + 1 < _tokens.Count) minutes += Take(next + 1, Part.Offset);
        return TimeSpan.FromMinutes(sign is '-' ? -minutes : minutes);
    }

    private static bool IsHour(ReadOnlySpan<char> text, DigitRun run) => run.Digits <= 2 && run.After switch
    {
        ':' or 'h' or 'H' or 'g' => true,
        ' ' => text[(run.Start + run.Digits)..].TrimStart().StartsWith("giờ", StringComparison.OrdinalIgnoreCase)
            || text[(run.Start + run.Digits)..].TrimStart().StartsWith("gio", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Is this run the next part of a clock: two digits at most, and parted from the last by a clock's sign?</summary>
    private readonly bool Follows(int run, ReadOnlySpan<char> text)
    {
        if (run >= _tokens.Count || _tokens.Runs[run].Digits > 2) return false;
        var last = _tokens.Runs[run - 1];
        if (last.After is ':') return true;
        var between = text[(last.Start + last.Digits).._tokens.Runs[run].Start].Trim();
        return between is "h" or "H" or "g" or "p" || between.Equals("giờ", StringComparison.OrdinalIgnoreCase)
            || between.Equals("gio", StringComparison.OrdinalIgnoreCase);
    }

    private long Take(int run, Part part)
    {
        _parts[run] = part;
        return _tokens.Runs[run].Value;
    }

    private Moment ReadDate()
    {
        Span<int> free = stackalloc int[DigitRuns.Most];
        var count = 0;
        for (var i = 0; i < _tokens.Count; i++)
            if (_parts[i] is Part.None) free[count++] = i;
        return _tokens.NamedMonth > 0 ? Named(free[..count]) : count switch
        {
            3 => Three(free[0], free[1], free[2]),
            2 => Two(free[0], free[1]),
            1 when _tokens.Runs[free[0]].Digits == 8 => MomentText.YearMonthDay(Take(free[0], Part.Whole)),
            _ => default,
        };
    }

    private Moment Named(scoped ReadOnlySpan<int> free)
    {
        if (free.Length is 0 or > 2) return default;
        var year = _tokens.Runs[free[0]].Digits == 4 ? free[0] : free[^1];
        if (free.Length == 1) return _tokens.Runs[year].Digits == 4 ? MomentText.OfMonth((int)Take(year, Part.Year), _tokens.NamedMonth) : default;
        var day = year == free[0] ? free[1] : free[0];
        if (_tokens.Runs[day].Digits > 2) return default;
        return MomentText.OfDay(Full(year), _tokens.NamedMonth, (int)Take(day, Part.Day));
    }

    private Moment Three(int a, int b, int c)
    {
        if (_tokens.Runs[a].Digits == 4)
            return _tokens.Runs[b].Digits > 2 || _tokens.Runs[c].Digits > 2 ? default
                : MomentText.OfDay((int)Take(a, Part.Year), (int)Take(b, Part.Month), (int)Take(c, Part.Day));
        if (_tokens.Runs[c].Digits is not (2 or 4) || _tokens.Runs[a].Digits > 2 || _tokens.Runs[b].Digits > 2) return default;
        Unordered = ((int)_tokens.Runs[a].Value, (int)_tokens.Runs[b].Value);
        var (day, month) = order is DateOrder.DayFirst ? (a, b) : (b, a);
        return MomentText.OfDay(Full(c), (int)Take(month, Part.Month), (int)Take(day, Part.Day));
    }

    private Moment Two(int a, int b) => (_tokens.Runs[a].Digits, _tokens.Runs[b].Digits) switch
    {
        (4, 1 or 2) => MomentText.OfMonth((int)Take(a, Part.Year), (int)Take(b, Part.Month)),
        (1 or 2, 4) => MomentText.OfMonth((int)Take(b, Part.Year), (int)Take(a, Part.Month)),
        _ => default,
    };

    /// <summary>Two digits of a year: 70 to 99 are the last century's.</summary>
    private int Full(int run)
    {
        var year = (int)Take(run, Part.Year);
        return _tokens.Runs[run].Digits > 2 ? year : year >= 70 ? 1900 + year : 2000 + year;
    }
}
