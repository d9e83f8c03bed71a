using HaiDang.Analysis.Scan;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>Reads the files of a scan and makes it ready to run.</summary>
internal sealed class ReadScan
{
    private readonly ScanRequest _request;
    private readonly ScanLabels _places = new(), _strata = new();
    private readonly List<string> _warnings = [];
    private readonly bool _inSpace;
    private readonly bool _inTime;

    private ReadScan(ScanRequest request)
    {
        _request = request;
        _inSpace = request.Kind is not (ScanKind.Temporal or ScanKind.ProspectiveTemporal);
        _inTime = request.Kind is not ScanKind.Spatial;
    }

    /// <exception cref="InvalidDataException">A file was refused: where in it, what was expected.</exception>
    public static ScanTask Run(ScanRequest request) => new ReadScan(request).Run();

    private ScanTask Run()
    {
        if (_inTime && !_request.CasesHaveTimes) throw Refusal.Of(_request.Cases, "Analyse.Scan.NeedsTimes");
        if (_request.Model == ScanModel.Bernoulli && _request.Controls is null) throw Refusal.Of(_request.Cases, "Analyse.Scan.NeedsControls");
        if (_request.Model == ScanModel.Poisson && _request.Population is null && _inSpace) throw Refusal.Of(_request.Cases, "Analyse.Scan.NeedsPopulation");
        if (_inSpace && _request.Coordinates is null && _request.Neighbours is null) throw Refusal.Of(_request.Cases, "Analyse.Scan.NeedsCoordinates");

        var places = _request.Neighbours is { } near ? CoordinateFile.Neighbours(near, _places)
            : _request.Coordinates is not null ? CoordinateFile.Read(_request, _places) : null;
        var known = places is not null;
        var cases = CountFile.Read(_request.Cases, _places, known, _request.CasesHaveTimes, _request.Model == ScanModel.Bernoulli ? null : _strata, _request.SkipUnknownPlaces);
        var controls = _request.Model == ScanModel.Bernoulli
            ? CountFile.Read(_request.Controls!, _places, known, _request.CasesHaveTimes, null, _request.SkipUnknownPlaces) : null;
        var period = Period(cases, controls);
        var caseCounts = Counts(cases, period);
        var controlCounts = controls is null ? [] : Counts(controls, period);

        List<double[]> time = [];
        if (_request.Population is { } population && _request.Model == ScanModel.Poisson) time = PopulationFile.Read(population, _places, known, _strata, period);
        places ??= ScanPlaces.ByNeighbours(_places.Count, [[.. Enumerable.Range(0, _places.Count)]]);
        var expected = _request.Model == ScanModel.Poisson ? Expected(caseCounts, time, period) : [];
        if (_request.AdjustForWeekday) caseCounts = Weekday(caseCounts, expected, period);
        if (_request.RelativeRisks is { } risks)
        {
            if (_request.Model != ScanModel.Poisson) throw Refusal.Of(risks, "Analyse.Scan.RisksNeedPoisson");
            RelativeRiskFile.Apply(risks, _places, period, expected);
        }
        return new()
        {
            Request = _request, Places = _places, Period = _request.CasesHaveTimes || _request.Start is not null ? period : null, Warnings = _warnings,
            Input = new() { Model = _request.Model, Places = places, Steps = period.Steps, Cases = caseCounts, Controls = controlCounts, Expected = expected },
            Settings = Settings(period), People = People(time, period),
        };
    }

    private StudyPeriod Period(CountFile cases, CountFile? controls)
    {
        var days = cases.Days is not { } own ? ((DateOnly, DateOnly)?)null
            : controls?.Days is { } others ? (own.First < others.First ? own.First : others.First, own.Last > others.Last ? own.Last : others.Last) : own;
        var first = _request.Start ?? days?.Item1 ?? new DateOnly(2000, 1, 1);
        var last = _request.End ?? days?.Item2 ?? first;
        if (last < first) throw Refusal.Of(_request.Cases, "Analyse.Scan.EndBeforeStart", last, first);
        // A purely spatial scan has one step: the whole period.
        return _inTime ? new(first, last, _request.Unit, _request.UnitLength) : new(first, last, StepUnit.Day, last.DayNumber - first.DayNumber + 1);
    }

    private ScanCount[] Counts(CountFile file, StudyPeriod period)
    {
        var counts = new List<ScanCount>(file.Lines.Count);
        var outside = 0L;
        foreach (var line in file.Lines)
        {
            var step = line.Day is { } day ? StepOf(day, period) : 0;
            if (step >= 0) counts.Add(new(line.Location, step, line.Stratum, line.Count));
            else if (!_request.SkipOutsidePeriod) throw Refusal.AtColumn(file.Path, line.Line, "date", "Analyse.Scan.OutsidePeriod", period.First, period.Last);
            else outside += line.Count;
        }
        if (outside > 0) _warnings.Add(Words.Of<Texts>("Analyse.Scan.SkippedOutside", outside, Path.GetFileName(file.Path)));
        if (file.Skipped > 0) _warnings.Add(Words.Of<Texts>("Analyse.Scan.SkippedUnknown", file.Skipped, Path.GetFileName(file.Path)));
        return [.. counts];
    }

    /// <summary>A date that is only a year or a month belongs to the step it lies in; to the first when it overlaps the period's start.</summary>
    private static int StepOf(SatScanDay day, StudyPeriod period)
    {
        var (first, last) = (day.First, day.Last);
        if (last < period.First || first > period.Last) return -1;
        return period.StepOf(first < period.First ? period.First : first);
    }

    private double[] Expected(ScanCount[] cases, List<double[]> time, StudyPeriod period)
    {
        var ofStratum = new long[_strata.Count];
        foreach (var row in cases) ofStratum[row.Stratum] += row.Count;
        if (time.Count == 0) time = [.. Enumerable.Range(0, _strata.Count).Select(_ => Even(period))];
        for (var stratum = 0; stratum < ofStratum.Length; stratum++)
            if (ofStratum[stratum] > 0 && !(time[stratum].Sum() > 0))
                throw Refusal.Of(_request.Population!, "Analyse.Scan.NobodyOf", _strata[stratum].Replace('\t', ' '), ofStratum[stratum]);
        var expected = ExpectedCases.Standardised(ofStratum, time);
        foreach (var row in cases)
            if (row.Count > 0 && !(expected[row.Location * period.Steps + row.Step] > 0))
                throw Refusal.Of(_request.Population ?? _request.Cases, "Analyse.Scan.NobodyThere", _places[row.Location], row.Count);
        return expected;
    }

    /// <summary>Without a population, as many people on every day: for scans in time alone.</summary>
    private double[] Even(StudyPeriod period)
    {
        var time = new double[_places.Count * period.Steps];
        for (var cell = 0; cell < time.Length; cell++)
            time[cell] = period.EndOf(cell % period.Steps).DayNumber - period.StartOf(cell % period.Steps).DayNumber + 1;
        return time;
    }

    private ScanCount[] Weekday(ScanCount[] cases, double[] expected, StudyPeriod period)
    {
        if (period.Unit != StepUnit.Day || period.Length != 1) throw Refusal.Of(_request.Cases, "Analyse.Scan.WeekdayNeedsDays");
        if (_request.Model == ScanModel.Bernoulli) throw Refusal.Of(_request.Cases, "Analyse.Scan.WeekdayNotBernoulli");
        if (_request.Model == ScanModel.SpaceTimePermutation)
            return [.. cases.Select(c => c with { Stratum = c.Stratum * 7 + (int)period.StartOf(c.Step).DayOfWeek })];
        var ofStep = new long[period.Steps];
        foreach (var row in cases) ofStep[row.Step] += row.Count;
        ExpectedCases.AdjustForWeekday(expected, ofStep, period);
        return cases;
    }

    private ScanSettings Settings(StudyPeriod period)
    {
        if (!_inTime) return _request.Settings with { MinimumSteps = 1, MaximumSteps = 1 };
        var longest = _request.MaximumTime is { } units ? units / _request.UnitLength : (int)Math.Floor(period.Steps * _request.MaximumTimeShare + 1e-9);
        var shortest = Math.Max(1, _request.MinimumTime / _request.UnitLength);
        if (longest < shortest || longest > period.Steps) throw Refusal.Of(_request.Cases, "Analyse.Scan.TimeLimits", shortest, longest, period.Steps);
        return _request.Settings with { MinimumSteps = shortest, MaximumSteps = longest, Looks = Looks(period) };
    }

    private int Looks(StudyPeriod period)
    {
        if (_request.LooksSince is not { } since) return 1;
        var first = period.StepOf(since);
        return first >= 0 ? period.Steps - first : throw Refusal.Of(_request.Cases, "Analyse.Scan.LooksOutside", since, period.First, period.Last);
    }

    private double[] People(List<double[]> time, StudyPeriod period)
    {
        if (time.Count == 0) return [];
        var people = new double[_places.Count];
        var days = period.Last.DayNumber - period.First.DayNumber + 1;
        foreach (var stratum in time)
            for (var cell = 0; cell < stratum.Length; cell++) people[cell / period.Steps] += stratum[cell] / days;
        return people;
    }
}
