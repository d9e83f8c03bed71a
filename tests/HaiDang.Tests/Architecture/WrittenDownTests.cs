using System.Reflection;
using System.Runtime.CompilerServices;
using HaiDang.Data;
using HaiDang.Shell.Audit;
using Xunit;
namespace HaiDang.Tests.Architecture;

/// <summary>Whatever changes the database writes into the audit log that it did.</summary>
public sealed class WrittenDownTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Verbs that change the database and write nothing down themselves, each with its reason.</summary>
    private static readonly string[] Exempt =
    [
        "ClearNotices.Run", // Forgets news that was read months ago; the changes that it told of are written down.
        "FindCalendarOwner.Run", // When a calendar program last asked.
        "JudgeMoves.Run", // What a measure comes to, told anew from the data whenever it is asked.
        "KeepParts.Run", // A step of acting on a task, which is written down, in its transaction.
        "KeepSteps.Run", // The same.
        "KindSeed.Run", // Kinds that ship with the program, put there at every start.
        "LoadReference.Run", // Reference data that ships with the program, put there by the program itself.
        "MakeLink.Run", // A step of adding and of resetting an account, which are written down, in their transaction.
        "MarkRead.Run", // Somebody has read their own news.
        "SendLetters.Run", // How far a letter has come.
        "SettleUnits.Run", // A step of importing places, which is written down, in its transaction.
    ];

    [Fact]
    public void No_verb_that_changes_something_forgets_to_write_it_down()
    {
        var verbs = typeof(Program).Assembly.GetTypes()
            .Where(t => t.Namespace is { } room && !room.StartsWith("HaiDang.Demo", StringComparison.Ordinal) && !room.Contains(".Migrations", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(Any)).Where(m => m is { IsStatic: true, Name: "Run" or "Post" }).ToArray();
        var changing = verbs.Where(v => Reached(v).Any(Changes)).ToArray();
        Assert.True(changing.Length >= 12, $"only {changing.Length} verbs change anything");
        Assert.Equal(string.Join(' ', Exempt), string.Join(' ', changing.Where(v => !Reached(v).Any(WritesDown)).Select(v => $"{v.DeclaringType!.Name}.{v.Name}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_verb_that_forgets_is_found_however_deep_it_changes_something()
    {
        var (forgets, minds) = (typeof(Forgets).GetMethod("Run", Any)!, typeof(Minds).GetMethod("Run", Any)!);
        Assert.Contains(Reached(forgets), Changes);
        Assert.DoesNotContain(Reached(forgets), WritesDown);
        Assert.Contains(Reached(minds), Changes);
        Assert.Contains(Reached(minds), WritesDown);
    }

    private static class Forgets
    {
        public static async Task Run(HaiDangDb db, CancellationToken stop)
        {
            await Task.Yield();
            Func<Task> later = async () => await Save(db, stop);
            await later();
        }

        private static Task<int> Save(HaiDangDb db, CancellationToken stop) => db.SaveChangesAsync(stop);
    }

    private static class Minds
    {
        public static async Task Run(HaiDangDb db, CancellationToken stop)
        {
            await db.SaveChangesAsync(stop);
            await Say(db, stop);
        }

        private static async Task Say(HaiDangDb db, CancellationToken stop) => await db.Audit("mind", "thing/1", null, null, stop);
    }

    private static bool Changes(MethodBase called) =>
        called.DeclaringType == typeof(BulkInsert) || new[] { "SaveChanges", "ExecuteUpdate", "ExecuteDelete", "ExecuteSql" }.Any(n => called.Name.StartsWith(n, StringComparison.Ordinal));

    private static bool WritesDown(MethodBase called) => called.DeclaringType == typeof(AuditLog);

    /// <summary>All that a method calls, and what those of its own type call in turn: its asynchronous part, its lambdas, its private methods.</summary>
    private static HashSet<MethodBase> Reached(MethodBase verb)
    {
        var (reached, left) = (new HashSet<MethodBase>(), new Stack<MethodBase>([verb]));
        while (left.TryPop(out var method))
        {
            var rest = method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType.GetMethods(Any) ?? [];
            foreach (var called in Mentions.Called(method).Concat(rest))
                if (reached.Add(called) && IsWithin(called.DeclaringType, verb.DeclaringType)) left.Push(called);
        }
        return reached;
    }

    private static bool IsWithin(Type? type, Type? outer) => type is not null && (type == outer || IsWithin(type.DeclaringType, outer));
}
