using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Access;

/// <summary>The reader's own keys. A key is shown at its making and never again.</summary>
public sealed partial class ApiKeysPage
{
    private IReadOnlyList<ApiKeyRow>? _keys;
    private NewKeyEntry _entry = new();
    private Result<NewApiKey>? _made;
    private NewApiKey? _shown;
    private bool _busy;

    [Inject]
    public required ListApiKeys ListApiKeys { get; init; }

    [Inject]
    public required CreateApiKey CreateApiKey { get; init; }

    [Inject]
    public required RevokeApiKey RevokeApiKey { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await AskAsync((actor, leaving) => ListApiKeys.ExecuteAsync(actor, leaving)) is Result<IReadOnlyList<ApiKeyRow>>.Success keys)
            _keys = keys.Value;
    }

    private async Task CreateAsync()
    {
        _busy = true;
        try
        {
            var command = new CreateApiKeyCommand(_entry.Name, [.. _entry.Scopes], Clock.GetUtcNow().AddMonths(_entry.Months));
            _made = await AskAsync((actor, leaving) => CreateApiKey.ExecuteAsync(command, actor, leaving));
            if (_made is not Result<NewApiKey>.Success made)
                return;
            _shown = made.Value;
            _entry = new NewKeyEntry();
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private void Toggle(string scope)
    {
        if (!_entry.Scopes.Remove(scope))
            _entry.Scopes.Add(scope);
    }

    private static string ScopeWords(string scope) => scope switch
    {
        ApiScopes.Evaluations => "evaluate and look up",
        ApiScopes.DealsRead => "read deals",
        ApiScopes.DealsWrite => "write and submit deals",
        ApiScopes.Documents => "take documents",
        _ => scope,
    };

    private async Task RevokeAsync(ApiKeyRow key)
    {
        _busy = true;
        try
        {
            if (await AskAsync((actor, leaving) => RevokeApiKey.ExecuteAsync(key.ApiKeyId, actor, leaving)) is Result<Guid>.Success)
                await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
