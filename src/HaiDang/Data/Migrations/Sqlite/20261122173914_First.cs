using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HaiDang.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "incident_day",
                columns: table => new
                {
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    PlaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    LocalKindId = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    WithPoint = table.Column<int>(type: "INTEGER", nullable: false),
                    WithDay = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_day", x => new { x.Day, x.PlaceId, x.LocalKindId });
                });

            migrationBuilder.CreateTable(
                name: "incident_source",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Synthetic = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_source", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kind",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Iccs = table.Column<string>(type: "TEXT", nullable: true),
                    Vietnamese = table.Column<string>(type: "TEXT", nullable: false),
                    English = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kind", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    OtherCode = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", nullable: false),
                    EnglishName = table.Column<string>(type: "TEXT", nullable: true),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    ParentId = table.Column<int>(type: "INTEGER", nullable: true),
                    RootId = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidTo = table.Column<int>(type: "INTEGER", nullable: true),
                    AreaKm2 = table.Column<double>(type: "REAL", nullable: true),
                    Population = table.Column<long>(type: "INTEGER", nullable: true),
                    SeatLon = table.Column<double>(type: "REAL", nullable: true),
                    SeatLat = table.Column<double>(type: "REAL", nullable: true),
                    Lon = table.Column<double>(type: "REAL", nullable: true),
                    Lat = table.Column<double>(type: "REAL", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_place", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "saved_mapping",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_mapping", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "setting",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_setting", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "incident_import",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    Refused = table.Column<long>(type: "INTEGER", nullable: false),
                    Doubtful = table.Column<long>(type: "INTEGER", nullable: false),
                    Already = table.Column<long>(type: "INTEGER", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_import", x => x.Id);
                    table.ForeignKey(
                        name: "FK_incident_import_incident_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "incident_source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "local_kind",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    KindId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_local_kind", x => x.Id);
                    table.ForeignKey(
                        name: "FK_local_kind_kind_KindId",
                        column: x => x.KindId,
                        principalTable: "kind",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "place_shape",
                columns: table => new
                {
                    PlaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Wkb = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_place_shape", x => x.PlaceId);
                    table.ForeignKey(
                        name: "FK_place_shape_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "succession",
                columns: table => new
                {
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<int>(type: "INTEGER", nullable: false),
                    Whole = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_succession", x => new { x.FromId, x.ToId });
                    table.ForeignKey(
                        name: "FK_succession_place_FromId",
                        column: x => x.FromId,
                        principalTable: "place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_succession_place_ToId",
                        column: x => x.ToId,
                        principalTable: "place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "incident",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    StartAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TimePrecision = table.Column<byte>(type: "INTEGER", nullable: false),
                    LocalKindId = table.Column<int>(type: "INTEGER", nullable: false),
                    Lon = table.Column<double>(type: "REAL", nullable: true),
                    Lat = table.Column<double>(type: "REAL", nullable: true),
                    PlaceId = table.Column<int>(type: "INTEGER", nullable: true),
                    PlacedBy = table.Column<byte>(type: "INTEGER", nullable: false),
                    Doubts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident", x => x.Id);
                    table.ForeignKey(
                        name: "FK_incident_incident_import_ImportId",
                        column: x => x.ImportId,
                        principalTable: "incident_import",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_incident_incident_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "incident_source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_incident_local_kind_LocalKindId",
                        column: x => x.LocalKindId,
                        principalTable: "local_kind",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_incident_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "place",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_incident_ImportId",
                table: "incident",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_incident_LocalKindId",
                table: "incident",
                column: "LocalKindId");

            migrationBuilder.CreateIndex(
                name: "IX_incident_PlaceId_StartAt",
                table: "incident",
                columns: new[] { "PlaceId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_incident_SourceId_Reference",
                table: "incident",
                columns: new[] { "SourceId", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_incident_StartAt_PlaceId_LocalKindId_Doubts_ImportId_Lon_Lat",
                table: "incident",
                columns: new[] { "StartAt", "PlaceId", "LocalKindId", "Doubts", "ImportId", "Lon", "Lat" });

            migrationBuilder.CreateIndex(
                name: "IX_incident_import_SourceId",
                table: "incident_import",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_incident_source_Name",
                table: "incident_source",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kind_Key",
                table: "kind",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_local_kind_KindId",
                table: "local_kind",
                column: "KindId");

            migrationBuilder.CreateIndex(
                name: "IX_local_kind_Text",
                table: "local_kind",
                column: "Text",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_place_Code",
                table: "place",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_place_Folded",
                table: "place",
                column: "Folded");

            migrationBuilder.CreateIndex(
                name: "IX_place_RootId_ValidTo",
                table: "place",
                columns: new[] { "RootId", "ValidTo" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_mapping_Name",
                table: "saved_mapping",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_succession_ToId",
                table: "succession",
                column: "ToId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "incident");

            migrationBuilder.DropTable(
                name: "incident_day");

            migrationBuilder.DropTable(
                name: "place_shape");

            migrationBuilder.DropTable(
                name: "saved_mapping");

            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropTable(
                name: "succession");

            migrationBuilder.DropTable(
                name: "incident_import");

            migrationBuilder.DropTable(
                name: "local_kind");

            migrationBuilder.DropTable(
                name: "place");

            migrationBuilder.DropTable(
                name: "incident_source");

            migrationBuilder.DropTable(
                name: "kind");
        }
    }
}
