using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
namespace HaiDang.Shell.Hardening;

/// <summary>Writes an event of the log so that nobody's text can pass for another event: one line, and what follows it is set in.</summary>
internal sealed class LogLine : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz ", CultureInfo.InvariantCulture));
        output.Write(logEvent.Level is LogEventLevel.Fatal or LogEventLevel.Error ? "ERR " : logEvent.Level is LogEventLevel.Warning ? "WRN " : "INF ");
        if (logEvent.TraceId is { } trace) output.Write($"{trace} ");
        Tame(logEvent.RenderMessage(CultureInfo.InvariantCulture), output);
        output.WriteLine();
        if (logEvent.Exception is null) return;
        foreach (var line in logEvent.Exception.ToString().AsSpan().EnumerateLines())
        {
            output.Write("    ");
            Tame(line, output);
            output.WriteLine();
        }
    }

    /// <summary>What would end the line, move the cursor or colour a terminal is shown as its code.</summary>
    private static void Tame(ReadOnlySpan<char> text, TextWriter output)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))
                output.Write($"\\u{(int)letter:x4}");
            else output.Write(letter);
        }
    }
}
