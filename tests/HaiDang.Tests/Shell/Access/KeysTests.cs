using System.Net;
using HaiDang.Shell.Access;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class KeysTests
{
    [Fact]
    public async Task Who_is_signed_in_stays_so_when_the_site_is_started_again_and_the_keys_are_their_owners_alone()
    {
        var (folder, stop) = (Directory.CreateTempSubdirectory("haidang-keys-").FullName, TestContext.Current.CancellationToken);
        try
        {
            string cookie;
            await using (var first = await SiteUnderTest.Start(asNobody: true, over: folder)) cookie = await first.SignIn("one", [Role.Analyst], null);
            await using var again = await SiteUnderTest.Start(asNobody: true, over: folder);
            using var client = again.NewClient(cookie);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/Incidents/counts", stop)).StatusCode);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder, "keys")));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
