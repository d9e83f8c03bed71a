using System.Security.Cryptography;
using System.Text;
using HaiDang.Data;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Shell.Audit;

public sealed class AuditDigestTests
{
    private const string Number = "0912345678";

    [Fact]
    public async Task The_same_value_has_the_same_digest_after_a_restart_and_another_value_another()
    {
        await using var house = await TestHouse.Open();
        var digest = house.Get<AuditDigest>();
        Assert.Matches("^hmac:[0-9a-f]{64}$", digest.Of(Number));
        Assert.Equal(digest.Of(Number), new AuditDigest(new DataFolder(house.Folder)).Of(Number));
        Assert.NotEqual(digest.Of(Number), digest.Of("0912345679"));
        Assert.Equal(digest.Of("Ho\u00E0"), digest.Of("Hoa\u0300"));
    }

    [Fact]
    public async Task Another_installation_gives_another_digest_so_that_trying_all_numbers_finds_nothing()
    {
        await using var house = await TestHouse.Open();
        await using var other = await TestHouse.Open();
        Assert.NotEqual(house.Get<AuditDigest>().Of(Number), other.Get<AuditDigest>().Of(Number));
        Assert.DoesNotContain(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Number))), house.Get<AuditDigest>().Of(Number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_key_is_for_the_owner_alone_made_once_by_whoever_is_first_and_refused_when_it_is_cut()
    {
        await using var house = await TestHouse.Open();
        var folder = new DataFolder(house.Folder);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new AuditDigest(folder).Of(Number), TestContext.Current.CancellationToken)));
        Assert.Single(all.Distinct());
        var key = Path.Combine(folder.Keys, "audit-digest.key");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal([key], Directory.GetFiles(folder.Keys, "audit-digest*"));
        await File.WriteAllBytesAsync(key, [1, 2, 3], TestContext.Current.CancellationToken);
        Assert.Throws<InvalidDataException>(() => new AuditDigest(folder).Of(Number));
    }
}
