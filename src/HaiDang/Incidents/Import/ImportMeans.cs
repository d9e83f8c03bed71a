using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import;

/// <summary>What an import works with. One for the whole house; ask for it by injection.</summary>
public sealed record ImportMeans(
    IDbContextFactory<HaiDangDb> Databases, PlaceFinder Places, DataFolder Folder, TimeProvider Clock,
    Announce<IncidentsChanged> News);
