using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class PasskeyStoreTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_passkey_is_kept_and_found_again_as_it_was(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var stop = TestContext.Current.CancellationToken;
        var id = (await AddAccount.Run(new() { Name = "one", Rights = new([Role.Analyst], null) }, house.Get<AccountMeans>(), stop)).AccountId!.Value;
        byte[] credential = [1, 2, 250], key = [9, 8, 7];
        await using (var db = house.Db())
        {
            db.Add(new IdentityUserPasskey<int>
            {
                UserId = id, CredentialId = credential,
                Data = new() { PublicKey = key, Name = "Máy của trưởng", CreatedAt = house.Clock.GetUtcNow(), SignCount = 3, Transports = ["internal", "hybrid"], IsUserVerified = true, AttestationObject = [1], ClientDataJson = [2] },
            });
            await db.SaveChangesAsync(stop);
        }
        await using var again = house.Db();
        using var found = new AccountStore(again);
        var account = await found.FindByPasskeyIdAsync(credential, stop);
        Assert.Equal(id, account!.Id);
        var kept = (await found.FindPasskeyAsync(account, credential, stop))!;
        Assert.Equal(("Máy của trưởng", 3u, true), (kept.Name, kept.SignCount, kept.IsUserVerified));
        Assert.Equal(key, kept.PublicKey);
        Assert.Equal(["internal", "hybrid"], kept.Transports!);
        Assert.Equal(house.Clock.GetUtcNow(), kept.CreatedAt);
    }
}
