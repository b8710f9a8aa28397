using GpuLending.Underwriting;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace GpuLending.Web.Features.DealMemos;

/// <summary>One template: what it says, and its versions.</summary>
public sealed partial class TemplatePage
{
    private IReadOnlyList<MemoTemplateView> _versions = [];
    private List<TemplateSectionEntry> _sections = [];
    private MemoTemplate _template = MemoTemplate.Standard;
    private MemoLogo? _logo;
    private IReadOnlyList<FieldMessage> _messages = [];
    private Guid? _loaded;
    private bool _ready;
    private bool _busy;
    private bool _saved;
    private bool _changed;

    /// <summary>The template; null for a new one.</summary>
    [Parameter]
    public Guid? TemplateId { get; set; }

    [Inject]
    public required OpenMemoTemplate OpenMemoTemplate { get; init; }

    [Inject]
    public required SaveMemoTemplate SaveMemoTemplate { get; init; }

    private MemoTemplateView? Latest => _versions.Count > 0 ? _versions[0] : null;

    private string Title => TemplateId is null ? "New memo template" : Latest?.Content.Name ?? "Memo template";

    protected override async Task OnParametersSetAsync()
    {
        if (_ready && _loaded == TemplateId) return;
        _loaded = TemplateId;
        if (TemplateId is null) Show(MemoTemplate.Standard, null);
        else await LoadAsync();
        _changed = false;
    }

    private static string Text(ChangeEventArgs change) => change.Value?.ToString() ?? "";

    private async Task LoadAsync()
    {
        if (await AskAsync((actor, leaving) => OpenMemoTemplate.ExecuteAsync(TemplateId!.Value, actor, leaving)) is not Result<IReadOnlyList<MemoTemplateView>>.Success { Value: var versions }) return;
        _versions = versions;
        Show(versions[0].Content, versions[0].Logo);
    }

    /// <summary>The template's sections in its order, then those that it leaves out.</summary>
    private void Show(MemoTemplate template, MemoLogo? logo)
    {
        var titles = MemoOutline.Sections.ToDictionary(section => section.Key, section => section.Title);
        var kept = template.Sections.Where(section => titles.ContainsKey(section.Key)).ToList();
        _sections =
        [
            .. kept.Select(section => new TemplateSectionEntry { Key = section.Key, Standard = titles[section.Key], Included = true, Title = section.Title, HouseText = section.HouseText }),
            .. MemoOutline.Sections.Where(section => kept.All(other => other.Key != section.Key)).Select(section => new TemplateSectionEntry { Key = section.Key, Standard = section.Title }),
        ];
        (_template, _logo, _messages, _ready) = (template, logo, [], true);
    }

    private void Take(MemoTemplateView version)
    {
        Show(version.Content, version.Logo);
        Touch();
    }

    private void Change(MemoTemplate template)
    {
        _template = template;
        Touch();
    }

    private void Touch() => (_changed, _saved) = (true, false);

    private void Move(int place, int by)
    {
        (_sections[place], _sections[place + by]) = (_sections[place + by], _sections[place]);
        Touch();
    }

    private string? At(string path) => _messages.FirstOrDefault(message => message.Path == path)?.Message;

    private async Task ReadLogoAsync(InputFileChangeEventArgs change)
    {
        try
        {
            await using var stream = change.File.OpenReadStream(MemoLogo.LargestFile + 1, Leaving);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Leaving);
            var (logo, problem) = MemoLogo.Read(bytes.ToArray());
            _messages = problem is null ? [] : [new FieldMessage("/logo", problem)];
            if (logo is null) return;
            _logo = logo;
            Touch();
        }
        catch (IOException)
        {
            _messages = [new FieldMessage("/logo", $"The logo is larger than {MemoLogo.LargestFile / 1024} kB, or the browser no longer has it.")];
        }
    }

    private async Task SaveAsync(bool retired)
    {
        _busy = true;
        try
        {
            var content = _template with { Sections = [.. _sections.Where(section => section.Included).Select(section => section.Section)] };
            var command = new SaveMemoTemplateCommand(TemplateId, Latest?.Number ?? 0, content, _logo?.Content, retired);
            var answer = await AskAsync((actor, leaving) => SaveMemoTemplate.ExecuteAsync(command, actor, leaving));
            _messages = answer is Result<MemoTemplateView>.Invalid invalid ? invalid.Messages : [];
            if (answer is not Result<MemoTemplateView>.Success { Value: var saved }) return;
            if (TemplateId is null)
            {
                Navigation.NavigateTo($"/templates/{saved.TemplateId}");
                return;
            }

            await LoadAsync();
            (_saved, _changed) = (true, false);
        }
        finally
        {
            _busy = false;
        }
    }
}
