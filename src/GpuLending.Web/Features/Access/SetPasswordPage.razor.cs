using GpuLending.Underwriting.Access;
using GpuLending.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Access;

/// <summary>Where a one-time link leads.</summary>
public sealed partial class SetPasswordPage
{
    private string? _error;
    private bool _done;

    [Inject]
    public required SetPassword SetPassword { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "user")]
    public Guid? UserId { get; set; }

    [SupplyParameterFromQuery(Name = "token")]
    public string? Token { get; set; }

    [SupplyParameterFromForm]
    public SetPasswordEntry? Entered { get; set; }

    private string PostAddress => $"/account/set-password?user={UserId}&token={Uri.EscapeDataString(Token ?? "")}";

    private async Task SetAsync()
    {
        if (string.IsNullOrEmpty(Entered?.Password) || Entered.Password != Entered.Repeated)
        {
            _error = "The two entries are not the same.";
            return;
        }

        _error = Answers.Problem(await SetPassword.ExecuteAsync(UserId ?? Guid.Empty, Token ?? "", Entered.Password, Context.RequestAborted));
        _done = _error is null;
    }
}
