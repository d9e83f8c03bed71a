using HaiDang.Data;
using HaiDang.Shell.Access.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>What does whoever changes accounts need?</summary>
public sealed record AccountMeans(IDbContextFactory<HaiDangDb> Databases, IPasswordHasher<Account> Hasher, SessionBook Sessions, ScopeGround Ground, TimeProvider Clock)
{
    /// <summary>As names are compared: composed, in capitals.</summary>
    public static string Normalised(string name) => name.Trim().Normalize().ToUpperInvariant();

    /// <summary>A new value whenever rights or secrets change: live pages notice it and are opened anew.</summary>
    internal static string NewStamp() => Guid.NewGuid().ToString("N");
}
