using HaiDang.Shell.Access.Accounts;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>What does signing in need?</summary>
public sealed record SignInDesk(AccountMeans Means, SignInAttempts Attempts, KnownBrowser Browsers, PasswordHashing Hashing, CodeSeal Seal, ILogger<SignInDesk> Log);
