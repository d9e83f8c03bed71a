using HaiDang.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Lets ASP.NET Core Identity find accounts and passkeys in our tables; what else it could keep has none.</summary>
internal sealed class AccountStore(HaiDangDb db) :
    UserOnlyStore<Account, HaiDangDb, int, IdentityUserClaim<int>, IdentityUserLogin<int>, IdentityUserToken<int>, IdentityUserPasskey<int>>(db);
