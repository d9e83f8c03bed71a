using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
namespace HaiDang.Data;

/// <summary>Which hour of the week is an instant, in C# and in the SQL of either database?</summary>
/// <remarks>Reckoned with Việt Nam's seven hours ahead of UTC, which have held since 1975.</remarks>
public static class HourOfWeek
{
    /// <summary>1970 began in Việt Nam seven hours before it did in Greenwich, on a Thursday, three days after Monday.</summary>
    private const int AtStart = 7 + 3 * 24;

    private const int Hours = 7 * 24;

    /// <summary>Monday from 0:00 to 1:00 is 0, Sunday from 23:00 is 167.</summary>
    public static int Of(DateTimeOffset at) => (int)((at.ToUnixTimeSeconds() / 3600 + AtStart) % Hours);

    private static MethodInfo Method => typeof(HourOfWeek).GetMethod(nameof(Of))!;

    /// <summary>For instants kept as milliseconds.</summary>
    internal static void TellSqlite(ModelBuilder model) => model.HasDbFunction(Method).HasTranslation(args =>
        Modulo(Add(new SqlBinaryExpression(ExpressionType.Divide, args[0], Number(3_600_000), typeof(int), Whole))));

    internal static void TellPostgres(ModelBuilder model) => model.HasDbFunction(Method).HasTranslation(args =>
        Modulo(Add(new SqlUnaryExpression(ExpressionType.Convert,
            new SqlFunctionExpression("floor", [new SqlBinaryExpression(ExpressionType.Divide,
                new SqlFunctionExpression("date_part", [new SqlFragmentExpression("'epoch'"), args[0]], true, [false, true], typeof(double), Real),
                new SqlConstantExpression(3600.0, Real), typeof(double), Real)], true, [true], typeof(double), Real), typeof(int), Whole))));

    private static IntTypeMapping Whole { get; } = new("integer");
    private static DoubleTypeMapping Real { get; } = new("double precision");

    private static SqlConstantExpression Number(int value) => new(value, Whole);

    private static SqlBinaryExpression Add(SqlExpression hours) => new(ExpressionType.Add, hours, Number(AtStart), typeof(int), Whole);

    private static SqlBinaryExpression Modulo(SqlExpression hours) => new(ExpressionType.Modulo, hours, Number(Hours), typeof(int), Whole);
}
