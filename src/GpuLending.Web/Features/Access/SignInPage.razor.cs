using System.Security.Claims;
using GpuLending.Web.Hosting;
using GpuLending.Web.Hosting.StandIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Access;

/// <summary>A plain form: it works without a circuit and without script.</summary>
public sealed partial class SignInPage
{
    private string? _error;

    [Inject]
    public required StandInUsers Users { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<SignInPage> Logger { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm]
    public SignInEntry? Entered { get; set; }

    private string PostAddress => "/sign-in?returnUrl=" + Uri.EscapeDataString(LocalAddress.OrHome(ReturnUrl));

    protected override void OnInitialized()
    {
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
    }

    private async Task SignInAsync()
    {
        var actor = Users.Find(Entered?.Email ?? "", Entered?.Password ?? "");
        if (actor is null)
        {
            HostingLog.SignInRefused(Logger, "wrong email or password");
            _error = "Email or password is not right.";
            return;
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()), .. ActorClaims.For(actor.DisplayName, actor.Role)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await Context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        HostingLog.SignedIn(Logger, actor.UserId);
        Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
    }
}
