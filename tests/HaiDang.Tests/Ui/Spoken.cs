using System.Globalization;
namespace HaiDang.Tests.Ui;

/// <summary>Speaks one language until it is disposed of.</summary>
internal sealed class Spoken : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture, _words = CultureInfo.CurrentUICulture;

    public Spoken(CultureInfo culture) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _words);
}
