using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Web.Controls;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Access;

/// <summary>Who may sign in, and as what.</summary>
public sealed partial class UsersPage
{
    private IReadOnlyList<UserRow>? _users;
    private NewUserEntry _entry = new();
    private Result<PasswordToken>? _added;
    private Layer? _layer;
    private string? _link;
    private Guid _self;
    private bool _adding;
    private bool _busy;

    [Inject]
    public required ListUsers ListUsers { get; init; }

    [Inject]
    public required CreateUser CreateUser { get; init; }

    [Inject]
    public required ChangeUserRole ChangeUserRole { get; init; }

    [Inject]
    public required DisableUser DisableUser { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _self = (await CurrentActor.RequireAsync()).UserId;
        await LoadAsync();
    }

    private static string StateInWords(UserRow user) => user switch
    {
        { DisabledAt: not null } => "Shut out",
        { LockedOut: true } => "Locked, wrong passwords",
        { HasPassword: false } => "Invited",
        _ => "Active",
    };

    private static string StateMark(UserRow user) => user switch
    {
        { DisabledAt: not null } => "bad",
        { LockedOut: true } => "warn",
        { HasPassword: false } => "action",
        _ => "good",
    };

    private async Task LoadAsync()
    {
        if (await AskAsync((actor, leaving) => ListUsers.ExecuteAsync(actor, leaving)) is Result<IReadOnlyList<UserRow>>.Success users)
            _users = users.Value;
    }

    private async Task ChangeRoleAsync(UserRow user, string? chosen)
    {
        if (Enum.TryParse<Role>(chosen, out var role) && role != user.Role)
            await ChangeAsync((actor, leaving) => ChangeUserRole.ExecuteAsync(user.UserId, role, actor, leaving));
    }

    private Task SwitchAsync(UserRow user) =>
        ChangeAsync((actor, leaving) => DisableUser.ExecuteAsync(user.UserId, user.DisabledAt is null, actor, leaving));

    private async Task ChangeAsync(Func<Actor, CancellationToken, Task<Result<Guid>>> change)
    {
        _busy = true;
        try
        {
            await AskAsync(change);
            var problem = Problem;
            await LoadAsync();
            Problem ??= problem;
        }
        finally
        {
            _busy = false;
        }
    }

    private void OpenAdd()
    {
        (_entry, _added, _link, Problem, _adding) = (new NewUserEntry(), null, null, null, true);
        _layer!.Open();
    }

    private async Task AddAsync()
    {
        _busy = true;
        try
        {
            _added = await AskAsync((actor, leaving) => CreateUser.ExecuteAsync(_entry.Email, _entry.DisplayName, _entry.Role, actor, leaving));
            if (_added is not Result<PasswordToken>.Success created)
                return;
            _link = PasswordLink.For(Navigation.BaseUri, created.Value);
            await _layer!.CloseAsync();
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
