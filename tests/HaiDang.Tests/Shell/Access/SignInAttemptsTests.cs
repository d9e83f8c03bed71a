using HaiDang.Shell.Access.SignIn.Guessing;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class SignInAttemptsTests
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = TestHouse.FixedClock();

    [Fact]
    public void Five_wrong_guesses_shut_out_unknown_browsers_for_a_quarter_of_an_hour()
    {
        var attempts = new SignInAttempts(_clock);
        for (var left = SignInAttempts.Most; left > 0; left--)
        {
            Assert.Equal((left, false), (attempts.Of("A", "", "10.0.0.1").Left, attempts.Of("A", "", "10.0.0.1").IsLocked));
            attempts.Failed("A", "", "10.0.0.1");
        }
        Assert.Equal(SignInAttempts.LocksFor, attempts.Of("A", "", "10.9.9.9").Wait);
        _clock.Advance(SignInAttempts.LocksFor);
        Assert.False(attempts.Of("A", "", "10.0.0.1").IsLocked);
    }

    [Fact]
    public void A_browser_that_the_account_knows_is_not_shut_out_with_the_others()
    {
        var attempts = new SignInAttempts(_clock);
        for (var i = 0; i < 10_000; i++) attempts.Failed("A", "", "10.0.0.1");
        Assert.True(attempts.Of("A", "", "10.0.0.1").IsLocked);
        Assert.False(attempts.Of("A", "known", "10.0.0.1").IsLocked);
    }

    [Fact]
    public void One_address_gets_only_so_many_guesses_over_all_accounts()
    {
        var attempts = new SignInAttempts(_clock);
        for (var i = 0; i < SignInAttempts.MostOfAddress; i++) attempts.Failed($"A{i}", "", "10.0.0.1");
        Assert.True(attempts.Of("B", "", "10.0.0.1").IsLocked);
        Assert.False(attempts.Of("B", "", "10.0.0.2").IsLocked);
        Assert.False(attempts.Of("B", "known", "10.0.0.1").IsLocked);
    }

    [Fact]
    public void One_network_of_version_six_is_one_address()
    {
        var attempts = new SignInAttempts(_clock);
        for (var i = 0; i < SignInAttempts.MostOfAddress; i++) attempts.Failed($"A{i}", "", $"2001:db8:1:2::{i:x}");
        Assert.True(attempts.Of("B", "", "2001:db8:1:2:ffff::1").IsLocked);
        Assert.False(attempts.Of("B", "", "2001:db8:1:3::1").IsLocked);
    }

    [Fact]
    public void Being_right_forgives()
    {
        var attempts = new SignInAttempts(_clock);
        for (var i = 0; i < SignInAttempts.Most - 1; i++) attempts.Failed("A", "", null);
        attempts.Succeeded("A", "");
        Assert.Equal(SignInAttempts.Most, attempts.Of("A", "", null).Left);
    }
}
