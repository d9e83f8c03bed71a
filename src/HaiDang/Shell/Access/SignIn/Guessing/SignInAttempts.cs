using System.Collections.Concurrent;
using HaiDang.Shell.Hardening;
namespace HaiDang.Shell.Access.SignIn.Guessing;

/// <summary>Who has guessed too often? Slows guessing down without locking anybody's desk out.</summary>
/// <remarks>
/// Failures are counted by account and by browser: one that has signed in to the account before is known by a cookie and has a count of its own; all others share
/// one. So whoever guesses from elsewhere shuts out only browsers that the account has never used (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
/// Besides, an address that is not known to the account gets only so many guesses a minute over all accounts. What is refused here costs no hashing.
/// Counts live in memory: a restart forgives.
/// </remarks>
public sealed class SignInAttempts(TimeProvider clock)
{
    public const int Most = 5;
    public const int MostOfAddress = 30;
    private const int MostKept = 50_000;
    public static TimeSpan LocksFor { get; } = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<(string Account, string Browser), Tally> _tallies = new();
    private readonly ConcurrentDictionary<string, Tally> _addresses = new();

    private readonly record struct Tally(int Failures, DateTimeOffset Since);

    /// <param name="Left">How many more wrong guesses are let through.</param>
    /// <param name="Wait">How long nothing is let through; zero when something is.</param>
    public readonly record struct Standing(int Left, TimeSpan Wait)
    {
        public bool IsLocked => Wait > TimeSpan.Zero;
    }

    /// <summary>May this browser try this account now?</summary>
    /// <param name="account">What it tries: an account's name, whether there is one or not.</param>
    /// <param name="browser">The browser, when the account knows it; "" for all others together.</param>
    /// <param name="from">The address; null when only the account is looked at.</param>
    public Standing Of(string account, string browser, string? from)
    {
        var own = Judged(_tallies.GetValueOrDefault((account, browser)), Most, LocksFor);
        if (own.IsLocked || from is null || browser.Length > 0) return own;
        var address = Judged(_addresses.GetValueOrDefault(CallerNetwork.Of(from)), MostOfAddress, TimeSpan.FromMinutes(1));
        return address.IsLocked ? address : own;
    }

    public void Failed(string account, string browser, string? from)
    {
        if (_tallies.Count > MostKept) Prune(_tallies, LocksFor);
        if (_addresses.Count > MostKept) Prune(_addresses, TimeSpan.FromMinutes(1));
        Count(_tallies, (account, browser), LocksFor);
        if (from is not null && browser.Length == 0) Count(_addresses, CallerNetwork.Of(from), TimeSpan.FromMinutes(1));
    }

    public void Succeeded(string account, string browser) => _tallies.TryRemove((account, browser), out _);

    private Standing Judged(Tally tally, int most, TimeSpan window)
    {
        var ends = tally.Since + window;
        var now = clock.GetUtcNow();
        if (tally.Failures == 0 || ends <= now) return new(most, TimeSpan.Zero);
        return tally.Failures >= most ? new(0, ends - now) : new(most - tally.Failures, TimeSpan.Zero);
    }

    /// <summary>The window begins with the first failure and anew with the one that locks.</summary>
    private void Count<TKey>(ConcurrentDictionary<TKey, Tally> tallies, TKey key, TimeSpan window) where TKey : notnull
    {
        var now = clock.GetUtcNow();
        tallies.AddOrUpdate(key, new Tally(1, now), (_, t) => t.Since + window <= now ? new(1, now) : new(t.Failures + 1, now));
    }

    private void Prune<TKey>(ConcurrentDictionary<TKey, Tally> tallies, TimeSpan window) where TKey : notnull
    {
        var now = clock.GetUtcNow();
        foreach (var (key, tally) in tallies)
            if (tally.Since + window <= now) tallies.TryRemove(key, out _);
        if (tallies.Count > MostKept) tallies.Clear();
    }
}
