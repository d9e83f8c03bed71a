using System.Globalization;
using HaiDang.Shell;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>Refusals in English while it lives, so that a test can read them.</summary>
internal sealed class InEnglish : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public InEnglish() => CultureInfo.CurrentUICulture = Cultures.English;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
