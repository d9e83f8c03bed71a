using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Shell.Commands;
using HaiDang.Shell.Notices.Send;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices;

/// <summary><c>haidang notices status</c>: does the mail go out?</summary>
internal static class NoticeCommands
{
    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(House house)
    {
        var json = new Option<bool>("--json") { Description = Text("Json") };
        var status = new Command("status", Text("Status")) { json };
        status.SetAction(async (parsed, stop) =>
        {
            await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
            await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
            var found = await CountLetters.Run(db, stop);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(found, AsJson) : Say(found));
            return 0;
        });
        return new Command("notices", Text("Word")) { status };
    }

    private static string Say(CountLetters.Answer found) => string.Join(Environment.NewLine,
        Text("Waiting", found.Waiting), Text("Sent", found.Sent, found.InDoubt), Text("GivenUp", found.Refused + found.TooOld + found.NoAddress, found.Refused, found.TooOld, found.NoAddress),
        found.LastTroubleAt is { } at ? Text("Trouble", Figures.DayTime(at), found.LastTrouble) : Text("NoTrouble"));

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Command.{key}", parts);
}
