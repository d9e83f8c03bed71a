using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Passwords;
using Microsoft.AspNetCore.Identity;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>How is a password compared without the comparing becoming a way to stop the site? One at a time for each core but one, and not for ever.</summary>
public sealed class PasswordHashing : IDisposable
{
    /// <summary>PBKDF2 with HMAC-SHA512, as OWASP asks for (Password Storage Cheat Sheet, 2023).</summary>
    public const int Iterations = 210_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount - 1));
    private string? _nobodys;

    /// <summary>Takes as long for an account that there is not, so that the time does not tell whether there is one.</summary>
    /// <returns>Null when too many are waiting.</returns>
    public async Task<PasswordVerificationResult?> Verify(Account? account, string password, IPasswordHasher<Account> hasher, CancellationToken stop)
    {
        if (!await _cores.WaitAsync(Patience, stop)) return null;
        try
        {
            // Longer ones cannot be chosen, and would only cost.
            var given = password.Length > 10 * JudgePassword.Longest ? "" : JudgePassword.Compose(password);
            if (account is { PasswordHash: { } hash }) return hasher.VerifyHashedPassword(account, hash, given);
            _nobodys ??= hasher.HashPassword(null!, Secret.New());
            hasher.VerifyHashedPassword(null!, _nobodys, given);
            return PasswordVerificationResult.Failed;
        }
        finally
        {
            _cores.Release();
        }
    }

    public void Dispose() => _cores.Dispose();
}
