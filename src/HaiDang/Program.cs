using HaiDang.Demo;
using HaiDang.Directives;
using HaiDang.HotSpots;
using HaiDang.Incidents;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Commands;

return await CommandLine.Run(new House(Modules), args);

public partial class Program
{
    /// <summary>Every module, in menu order. The one list a new module is added to.</summary>
    public static Module[] Modules { get; } =
        [IncidentsModule.Module, HotSpotsModule.Module, DirectivesModule.Module, PlacesModule.Module, DemoModule.Module];
}
