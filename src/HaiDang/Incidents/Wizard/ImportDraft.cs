using HaiDang.Incidents.Import;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.Incidents.Wizard;

/// <summary>The steps of an import, in order.</summary>
public enum WizardStep { Choose, Map, Problems, Write }

/// <summary>An import that is being prepared: the file, what its columns are, what would come of it. Nothing of it is in the database.</summary>
public sealed class ImportDraft(string path, string fileName, ImportMeans means) : IDisposable
{
    /// <summary>Guesses of kinds at least this sure are proposed.</summary>
    private const double SureEnough = 0.9;

    private Dictionary<string, string> _kinds = [];
    private bool _handedOver;

    public string FileName => fileName;
    public FileFacts Facts { get; private set; } = null!;
    public ColumnMapping Mapping => Facts.Mapping;

    /// <summary>The office or system it comes from: its references are its own.</summary>
    public string Source { get; set; } = Path.GetFileNameWithoutExtension(fileName);

    public bool Synthetic { get; set; }

    /// <summary>What would come of it; null until tried, and again after every change.</summary>
    public ImportReport? Trial { get; private set; }

    /// <summary>Text in the file → key of the kind chosen for it.</summary>
    public IReadOnlyDictionary<string, string> Kinds => _kinds;

    /// <exception cref="InvalidDataException">It is no table that can be read, or the mapping does not fit it.</exception>
    public async Task Examine(ColumnMapping? known, CancellationToken stop)
    {
        Facts = await ExamineFile.Run(new(path, fileName, known), means, stop);
        Trial = null;
    }

    /// <summary>Uses a saved mapping as far as this file has its columns.</summary>
    public Task Use(ColumnMapping saved, CancellationToken stop)
    {
        var names = Facts.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        return Examine(saved with { Columns = saved.Columns.Where(c => names.Contains(c.Key)).ToDictionary(), Dropped = [.. saved.Dropped.Where(names.Contains)] }, stop);
    }

    /// <summary>What must be done before it can be tried or written, in words; empty when nothing.</summary>
    public IReadOnlyList<string> Missing()
    {
        List<string> missing = [.. Facts.MustDrop.Select(c => Words.Of<Texts>("Wizard.MustDrop", c.Name))];
        bool Has(Field field) => Mapping.ColumnOf(field) is not null;
        if (!Has(Field.Start) && !Has(Field.StartDate) && !Has(Field.Month)) missing.Add(Words.Of<Texts>("Wizard.MustHaveTime"));
        if (Has(Field.Lon) != Has(Field.Lat) || Has(Field.Easting) != Has(Field.Northing)) missing.Add(Words.Of<Texts>("Wizard.MustHaveBoth"));
        if (string.IsNullOrWhiteSpace(Source)) missing.Add(Words.Of<Texts>("Wizard.MustHaveSource"));
        if (Trial is { Accepted: 0 }) missing.Add(Words.Of<Texts>("Wizard.NothingNew"));
        return missing;
    }

    public void Choose(string text, string? kind)
    {
        if (kind is null) _kinds.Remove(text);
        else _kinds[text] = kind;
    }

    /// <summary>Rows whose kind nobody has chosen yet; they are written all the same.</summary>
    public long Waiting => Trial?.UnmappedKinds.Where(k => !_kinds.ContainsKey(k.Text)).Sum(k => k.Rows) ?? 0;

    /// <summary>Does everything but write, and proposes kinds for the words it does not know.</summary>
    public async Task Try(IProgress<Progress>? progress, CancellationToken stop)
    {
        var trial = await ImportIncidents.Run(Command() with { Rehearse = true, Kinds = new Dictionary<string, string>() }, means, progress, stop);
        foreach (var kind in trial.UnmappedKinds)
            if (kind.Guess is not null && kind.Confidence >= SureEnough) _kinds.TryAdd(kind.Text, kind.Guess);
        _kinds = _kinds.Where(k => trial.UnmappedKinds.Any(u => u.Text == k.Key)).ToDictionary();
        Trial = trial;
    }

    /// <summary>Writes it in the background; the job's result is the page of the import. The file goes when the job ends.</summary>
    public Job Write(JobBoard board, string by)
    {
        _handedOver = true;
        var command = Command() with { By = by };
        return board.Start(Words.Of<Texts>("Wizard.JobTitle", fileName), async (progress, stop) =>
        {
            try
            {
                var report = await ImportIncidents.Run(command, means, progress, stop);
                return $"{ImportPage.Address}?done={report.ImportId}";
            }
            finally
            {
                File.Delete(path);
            }
        });
    }

    private ImportIncidents.Command Command() => new()
    {
        Path = path, FileName = fileName, Mapping = Mapping, Source = Source.Trim(), Synthetic = Synthetic, Kinds = _kinds,
    };

    public void Dispose()
    {
        if (!_handedOver) File.Delete(path);
    }
}
