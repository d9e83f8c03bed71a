using HaiDang.Shell.Access.SignIn.Guessing;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>What is said to somebody who could not sign in? Never whether there is such an account.</summary>
internal static class SignInWords
{
    public static string Of(SignInByPassword.Answer answer) => answer.Outcome switch
    {
        SignInByPassword.Outcome.Locked => Words.Of<Texts>("SignIn.Locked", Math.Ceiling(answer.Wait.TotalMinutes)),
        SignInByPassword.Outcome.Busy => Words.Of<Texts>("SignIn.Busy"),
        _ => Words.Of<Texts>("SignIn.Wrong", answer.Left, SignInAttempts.LocksFor.TotalMinutes),
    };

    public static string OfCode(SignInByPassword.Answer answer) =>
        answer.Outcome is SignInByPassword.Outcome.Wrong ? Words.Of<Texts>("Second.Wrong", answer.Left) : Of(answer);
}
