using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.SignIn.Codes;

/// <summary>Has an account a second factor that must be asked for after the password?</summary>
internal static class SecondFactor
{
    public static async Task<bool> IsSetUp(Account account, HaiDangDb db, CancellationToken stop) =>
        account.CodeSecret is not null || await db.Passkeys.AnyAsync(p => p.UserId == account.Id, stop);
}
