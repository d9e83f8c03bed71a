using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.SignIn.Codes;
using HaiDang.Shell.Access.SignIn.Guessing;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>What does signing in need?</summary>
public sealed record SignInDesk(AccountMeans Means, SignInAttempts Attempts, KnownBrowser Browsers, PasswordHashing Hashing, CodeSeal Seal, ILogger<SignInDesk> Log);
