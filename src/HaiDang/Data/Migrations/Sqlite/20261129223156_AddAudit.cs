using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HaiDang.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_end",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_end", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_row",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_row", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "audit_end",
                columns: new[] { "Id", "Hash", "Rows" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_At",
                table: "audit_row",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_Subject",
                table: "audit_row",
                column: "Subject");

            // Rows are added, never changed and never taken away.
            migrationBuilder.Sql("CREATE TRIGGER audit_row_stays BEFORE UPDATE ON audit_row BEGIN SELECT RAISE(ABORT, 'audit_row is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER audit_row_is_kept BEFORE DELETE ON audit_row BEGIN SELECT RAISE(ABORT, 'audit_row is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER audit_end_is_kept BEFORE DELETE ON audit_end BEGIN SELECT RAISE(ABORT, 'audit_end is kept'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_end");

            migrationBuilder.DropTable(
                name: "audit_row");
        }
    }
}
