using HaiDang.Shell.Hardening;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

public sealed class LogLineTests
{
    [Theory]
    [InlineData("a\r\n2026-10-05T06:10:00.000+07:00 INF somebody signed in")]
    [InlineData("a\u001b[2J\u001b[31mred")]
    [InlineData("a\u2028b\u202egpj.exe")]
    [InlineData("{Other} {0} %s")]
    public void Nobodys_text_passes_for_a_line_of_the_log(string text)
    {
        var lines = Written(log => log.Error(new InvalidDataException(text), "Job {Title} failed", text)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(" ERR Job ", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(string.Concat(lines), c => char.IsControl(c) && c is not '\r' || c is '\u2028' or '\u202e');
    }

    private static string Written(Action<Serilog.ILogger> act)
    {
        using var text = new StringWriter();
        using (var log = new LoggerConfiguration().WriteTo.Sink(new Sink(text)).CreateLogger()) act(log);
        return text.ToString();
    }

    private sealed class Sink(TextWriter to) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => new LogLine().Format(logEvent, to);
    }
}
