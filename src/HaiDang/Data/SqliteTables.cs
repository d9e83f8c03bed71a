using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
namespace HaiDang.Data;

/// <summary>How does SQLite lay out a table whose key is more than one column? In the order of that key ("WITHOUT ROWID").</summary>
/// <remarks>A range of days is then one run through the table instead of a jump for every row: four times as fast on half a million counts.</remarks>
internal sealed class SqliteTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (operation.PrimaryKey is { Columns.Length: > 1 }) builder.Append(" WITHOUT ROWID");
        if (!terminate) return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
