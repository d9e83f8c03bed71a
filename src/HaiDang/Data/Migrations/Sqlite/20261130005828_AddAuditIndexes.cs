using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HaiDang.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddAuditIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_row_At",
                table: "audit_row");

            migrationBuilder.DropIndex(
                name: "IX_audit_row_Subject",
                table: "audit_row");

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_At_Id",
                table: "audit_row",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_Subject_At_Id",
                table: "audit_row",
                columns: new[] { "Subject", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_What_At_Id",
                table: "audit_row",
                columns: new[] { "What", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_Who_At_Id",
                table: "audit_row",
                columns: new[] { "Who", "At", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_row_At_Id",
                table: "audit_row");

            migrationBuilder.DropIndex(
                name: "IX_audit_row_Subject_At_Id",
                table: "audit_row");

            migrationBuilder.DropIndex(
                name: "IX_audit_row_What_At_Id",
                table: "audit_row");

            migrationBuilder.DropIndex(
                name: "IX_audit_row_Who_At_Id",
                table: "audit_row");

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_At",
                table: "audit_row",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_row_Subject",
                table: "audit_row",
                column: "Subject");
        }
    }
}
