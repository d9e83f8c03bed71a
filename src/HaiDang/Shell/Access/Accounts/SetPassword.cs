using HaiDang.Shell.Access.Passwords;
using HaiDang.Shell.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Changes one's own password; every other session of the account ends.</summary>
public static class SetPassword
{
    /// <summary>Words that everybody here would think of.</summary>
    private static readonly string[] Place = ["Hải Đăng", "haidang", "Quảng Ninh", "Hạ Long", "Công an", "Công an tỉnh", "Việt Nam", "police", "lighthouse"];

    /// <returns>Null when it is done; else why not, in words.</returns>
    public static async Task<string?> Run(int accountId, int sessionId, string old, string password, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, stop);
        // Whoever signs in through the agency or as somebody of the demo has none, and gives themselves none: that would be a way in beside the agency's.
        if (account.PasswordHash is not { } hash || means.Hasher.VerifyHashedPassword(account, hash, JudgePassword.Compose(old)) is PasswordVerificationResult.Failed)
            return Words.Of<Texts>("Password.OldWrong");
        if (Refuse(password, account.UserName!, account.Title) is { } weak) return weak;
        Put(account, password, means);
        await means.Sessions.End(accountId, null, sessionId, db, stop);
        await db.Audit("choose a password", $"account/{accountId}", null, new { by = "owner" }, stop);
        await db.TellOwner(accountId, "PasswordChanged", means.Clock, stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <returns>Null when the password is good enough; else why not, in words.</returns>
    internal static string? Refuse(string password, string name, string title) =>
        JudgePassword.Run(password, [name, title, .. Place]) is { } fault ? JudgePassword.Say(fault) : null;

    internal static void Put(Account account, string password, AccountMeans means) =>
        (account.PasswordHash, account.SecurityStamp) = (means.Hasher.HashPassword(account, JudgePassword.Compose(password)), AccountMeans.NewStamp());
}
