using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Data;

/// <summary>The one database. Knows no module: each module brings its own tables.</summary>
public abstract class HaiDangDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>How far whoever asked for this context may see. The one place where that is applied is the filter below.</summary>
    public Scope Scope { get; internal set; } = Scope.Nothing;

    public bool SeesEverything => Scope.IsWhole;
    public int[] SeenUnits => Scope.Units;
    public int[] SeenAgencies => Scope.Agencies;
    private int[] SeenPlaces => Scope.Places;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HaiDangDb).Assembly);
        foreach (var table in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).ToArray())
            if (Held(table) is { } filter) modelBuilder.Entity(table).HasQueryFilter(nameof(Scope), filter);
    }

    /// <summary>What every query of a table is held to; null for what everybody may see.</summary>
    private LambdaExpression? Held(Type table)
    {
        if (Array.Find(table.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISayWhoSees<>)) is { } says)
            return (LambdaExpression)table.GetInterfaceMap(says).TargetMethods.Single().Invoke(null, [this])!;
        var row = Expression.Parameter(table, "row");
        Expression everything = Property(nameof(SeesEverything));
        if (table.IsAssignableTo(typeof(IAreOfTheWhole))) return Expression.Lambda(everything, row);
        if (!table.IsAssignableTo(typeof(ILieInPlaces))) return null;
        var place = Expression.Property(row, "PlaceId");
        Expression known = place.Type == typeof(int) ? Expression.Constant(true) : Expression.NotEqual(place, Expression.Constant(null, place.Type));
        var seen = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(int)], Property(nameof(SeenPlaces)),
            place.Type == typeof(int) ? place : Expression.Property(place, nameof(Nullable<int>.Value)));
        return Expression.Lambda(Expression.OrElse(everything, Expression.AndAlso(known, seen)), row);
    }

    private MemberExpression Property(string name) =>
        Expression.Property(Expression.Constant(this, typeof(HaiDangDb)), typeof(HaiDangDb).GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!);
}

/// <summary>Owns the migrations in Data/Migrations/Postgres.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : HaiDangDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        HourOfWeek.TellPostgres(modelBuilder);
    }
}
