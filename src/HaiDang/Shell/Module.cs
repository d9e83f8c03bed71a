using HaiDang.Shell.Access;
using HaiDang.Shell.Commands;
using HaiDang.Shell.Measures;
namespace HaiDang.Shell;

/// <summary>What does a module say about itself: its name, whom it may know, what it serves?</summary>
public sealed record Module(string Name)
{
    /// <summary>The other modules that this one's code mentions, no more and no less. Held by ArchitectureTests.</summary>
    public required string[] Knows { get; init; }

    /// <summary>What may be done here, named for what is done ("import incidents"), and by whom.</summary>
    public Policy[] Policies { get; init; } = [];

    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>Routes under <c>/api/{Name}</c>; each names a policy or says that it is public.</summary>
    public Action<RouteGroupBuilder> Endpoints { get; init; } = _ => { };

    public MenuItem[] Menu { get; init; } = [];

    /// <summary>Where the things that this module writes into the audit log can be looked at.</summary>
    public SubjectPage[] Subjects { get; init; } = [];

    /// <summary>The figures that a promise can be tied to.</summary>
    public Measure[] Measures { get; init; } = [];

    /// <summary>They open the home page: each one sentence built from readings, or nothing.</summary>
    public HomePart[] HomeSentences { get; init; } = [];

    /// <summary>They stand on the home page beneath the sentences: panels, lists, one small map.</summary>
    public HomePart[] HomeTiles { get; init; } = [];

    /// <summary>What a newcomer does first, while this module has nothing to show.</summary>
    public Beginning? Begin { get; init; }

    /// <summary>Where a calendar program reads a person's days without signing in, from the root; <c>{secret}</c> is the secret of their <see cref="Calendars.CalendarLink"/>.</summary>
    public string? CalendarFeed { get; init; }

    public Verb[] Verbs { get; init; } = [];

    /// <summary>What this module must have in the database before the site answers. Runs at every start; does nothing when done.</summary>
    public Func<IServiceProvider, CancellationToken, Task> Prepare { get; init; } = (_, _) => Task.CompletedTask;
}

/// <summary>The first step of a newcomer, offered on the home page while it is needed.</summary>
/// <param name="Href">The page where it is done.</param>
/// <param name="Texts">The module's text resources; its key <c>Home.Begin</c> is the words of the button.</param>
/// <param name="Policy">Who may do it.</param>
/// <param name="Needed">Whether there is nothing to show yet.</param>
public sealed record Beginning(string Href, Type Texts, string Policy, Func<IServiceProvider, CancellationToken, Task<bool>> Needed);

/// <summary>A part of the home page.</summary>
/// <param name="Component">Without parameters.</param>
/// <param name="Policy">Who may see it.</param>
public sealed record HomePart(Type Component, string Policy);

/// <summary>Where in the loop of the programme a page stands; the order is the order of the menu.</summary>
public enum MenuGroup { Overview, Situation, Commitments, Resources, Duty, Results, Meeting, Ground, Administration }

/// <summary>The page of a kind of thing that the audit log names.</summary>
/// <param name="Kind">What stands before the slash of a subject.</param>
/// <param name="Href">Where it is, from the root; <c>{0}</c> is what stands after the slash.</param>
/// <param name="Policy">Who may look.</param>
public sealed record SubjectPage(string Kind, string Href, string Policy);

/// <summary>A line of the menu.</summary>
/// <param name="Group">Its heading.</param>
/// <param name="Href">Where it leads, from the root.</param>
/// <param name="Icon">A name known to <c>Ui/Icon</c>.</param>
/// <param name="Texts">The module's text resources; its key <c>Menu.{Icon}</c> is the words.</param>
/// <param name="Policy">Who may see it.</param>
/// <param name="OnPhone">Whether it is one of the five in a phone's bottom bar.</param>
public sealed record MenuItem(MenuGroup Group, string Href, string Icon, Type Texts, string Policy, bool OnPhone = false)
{
    /// <summary>How many things wait behind it for whoever looks, and whether one of them is late; asked once a page load, so it is to be cheap. Null: nothing is counted.</summary>
    public Func<IServiceProvider, CancellationToken, Task<(int Count, bool Urgent)>>? Count { get; init; }
}
