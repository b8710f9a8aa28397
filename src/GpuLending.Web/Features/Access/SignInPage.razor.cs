using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace GpuLending.Web.Features.Access;

/// <summary>A plain form: it works without a circuit and without script.</summary>
public sealed partial class SignInPage
{
    private string? _error;

    [Inject]
    public required SignInManager<AppUser> SignIn { get; init; }

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
        var email = Entered?.Email?.Trim() ?? "";
        SignInResult result;
        try
        {
            result = await SignIn.PasswordSignInAsync(email, Entered?.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            _error = "The database cannot be reached. Try again shortly.";
            return;
        }

        if (!result.Succeeded)
        {
            HostingLog.SignInRefused(Logger, result.IsLockedOut ? "locked out" : result.IsNotAllowed ? "shut out" : "wrong email or password");
            _error = result.IsLockedOut ? "Too many wrong passwords. Try again in five minutes." : "Email or password is not right.";
            return;
        }

        HostingLog.SignedIn(Logger, Context.User.ToActor()?.UserId);
        Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
    }
}
