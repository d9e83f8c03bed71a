using System.Security.Cryptography;
using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.SignIn.Codes;

/// <summary>Which codes does somebody keep on paper for the day when the telephone is lost?</summary>
public static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>120 bits: six groups of four letters and digits.</summary>
    private const int Bytes = 15;

    /// <summary>Replaces those that there were; in the caller's transaction.</summary>
    /// <returns>The codes, which are kept nowhere.</returns>
    public static async Task<string[]> Renew(int accountId, HaiDangDb db, CancellationToken stop)
    {
        await db.RecoveryCodes.Where(c => c.AccountId == accountId).ExecuteDeleteAsync(stop);
        var codes = Enumerable.Range(0, Count).Select(_ => string.Join('-', TimeCode.ToBase32(RandomNumberGenerator.GetBytes(Bytes)).Chunk(4).Select(c => new string(c)))).ToArray();
        db.AddRange(codes.Select(c => new RecoveryCode { AccountId = accountId, Hash = Hash(c) }));
        await db.SaveChangesAsync(stop);
        return codes;
    }

    /// <summary>However it is typed: small letters, without hyphens, with spaces.</summary>
    public static byte[] Hash(string code) => Secret.Hash(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}
