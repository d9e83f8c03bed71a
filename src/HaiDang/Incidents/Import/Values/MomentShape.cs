using System.Text;
namespace HaiDang.Incidents.Import.Values;

/// <summary>How is a time written? "07/09/2026 21:30" → "dd/MM/yyyy HH:mm", for a person to check before it is used.</summary>
internal static class MomentShape
{
    public static string Of(string text, DateOrder order)
    {
        var reading = new MomentReading(order);
        reading.Read(text);
        var tokens = reading.Tokens;
        var shape = new StringBuilder();
        var at = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var run = tokens.Runs[i];
            shape.Append(Between(text.AsSpan(at, run.Start - at)));
            shape.Append(Letters(reading.PartOf(i), run));
            at = run.Start + run.Digits;
        }
        return shape.Append(Between(text.AsSpan(at))).ToString();
    }

    private static string Between(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length < 2 || !char.IsLetter(trimmed[0])) return text.ToString();
        if (trimmed.Equals("am", StringComparison.OrdinalIgnoreCase) || trimmed.Equals("pm", StringComparison.OrdinalIgnoreCase)) return " tt";
        return trimmed.Length >= 3 && char.IsAsciiLetter(trimmed[0]) && new MomentTokens().Cut($"1 {trimmed}")
            ? text.ToString().Replace(trimmed.ToString(), "MMM", StringComparison.Ordinal)
            : text.ToString();
    }

    private static string Letters(Part part, DigitRun run) => part switch
    {
        Part.Day => "dd",
        Part.Month => "MM",
        Part.Year => run.Digits == 2 ? "yy" : "yyyy",
        Part.Hour => "HH",
        Part.Minute => "mm",
        Part.Second => "ss",
        Part.Fraction => "fff",
        Part.Offset => "zz",
        _ => run.Digits switch { 8 => "yyyyMMdd", 6 => "yyyyMM", 12 => "yyyyMMddHHmm", 14 => "yyyyMMddHHmmss", 5 => "Excel", 1 => "", _ => "Unix" },
    };
}
