using GpuLending.Underwriting.Access;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace GpuLending.Web.Layout;

/// <summary>The bar above every desk page, with what the signed-in role may reach.</summary>
public sealed partial class MainLayout : IDisposable
{
    private Actor? _actor;
    private bool _dark;
    private DeskErrorBoundary? _boundary;

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [CascadingParameter(Name = "StartDark")]
    public bool StartDark { get; set; }

    private string CurrentPath => Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override async Task OnInitializedAsync()
    {
        _dark = StartDark;
        _actor = await CurrentActor.GetAsync();
        Navigation.LocationChanged += OnLocationChanged;
    }

    private bool May(Permission permission) => _actor?.May(permission) == true;

    private async Task SwitchThemeAsync()
    {
        _dark = !_dark;
        await Script.InvokeVoidAsync("gpuLending.setTheme", _dark ? "dark" : "light");
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => InvokeAsync(() =>
    {
        _boundary?.Recover();
        StateHasChanged();
    });
}
