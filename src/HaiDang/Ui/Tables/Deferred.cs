using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
namespace HaiDang.Ui.Tables;

/// <summary>Draws its content after the components that stand before it have taken their parameters.</summary>
/// <remarks>A table cannot draw its rows before its columns have said what they are.</remarks>
public sealed class Deferred : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
