using HaiDang.Shell;
namespace HaiDang.Demo;

/// <summary>A province to try everything on: real places, synthetic incidents whose truth is known.</summary>
public static class DemoModule
{
    public static Module Module { get; } = new("Demo")
    {
        Knows = ["Places", "Incidents", "Directives"],
        Verbs = [new("", DemoCommand.Make)],
    };
}
