using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Persistence;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Deals;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace GpuLending.Web.Features.Attachments;

/// <summary>A deal's documents: what the policy asks for, what is on file with its versions, and a form to file more.</summary>
public sealed partial class AttachmentsPanel : IDisposable
{
    private static readonly IReadOnlyList<Choice<AttachmentKind>> Kinds = [.. Enum.GetValues<AttachmentKind>().Select(kind => new Choice<AttachmentKind>(kind, AttachmentKindNames.Of(kind)))];

    private readonly string _fileId = $"document-{Guid.NewGuid():N}";
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationToken _left;
    private DealAttachments? _view;
    private IBrowserFile? _picked;
    private AttachmentKind _kind;
    private Guid? _into;
    private string _title = "";
    private string _note = "";
    private string? _problem;
    private int _picks;
    private bool _busy;

    public AttachmentsPanel() => _left = _leaving.Token;

    [Parameter, EditorRequired] public Guid DealId { get; set; }

    [Parameter, EditorRequired] public required Actor Actor { get; set; }

    [Inject] public required ListAttachments ListAttachments { get; init; }

    [Inject] public required AddAttachment AddAttachment { get; init; }

    [Inject] public required ILogger<AttachmentsPanel> Logger { get; init; }

    private bool MayFile => Actor.May(Permission.ManageAttachments);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private bool MayWithdraw(AttachmentVersionRow version) => MayFile && version.WithdrawnAt is null && (version.AddedById == Actor.UserId || Actor.Role == Role.Manager);

    private string Title(Guid attachmentId) => _view!.Attachments.FirstOrDefault(row => row.AttachmentId == attachmentId)?.Title ?? "";

    private void Into(Guid? attachmentId) => (_into, _problem) = (attachmentId, null);

    private Task LoadAsync() => DoAsync(async () =>
    {
        var answer = await ListAttachments.ExecuteAsync(DealId, Actor, _left);
        if (answer is Result<DealAttachments>.Success { Value: var view }) _view = view;
        _problem = answer.Refusal();
    });

    private async Task FileAsync()
    {
        if (_picked is not { } file || _view is not { } view || _busy) return;
        var filed = false;
        await DoAsync(async () =>
        {
            // A byte more than allowed, so that the use case says that it is too large, and not the stream.
            await using var content = file.OpenReadStream((view.LargestMegabytes * 1024L * 1024) + 1, _left);
            _problem = _into is { } into
                ? (await AddAttachment.ExecuteAsync(new AddVersionCommand(into, file.Name, content, _note), Actor, _left)).Refusal()
                : (await AddAttachment.ExecuteAsync(new AddAttachmentCommand(DealId, _kind, _title, file.Name, content, _note), Actor, _left)).Refusal();
            filed = _problem is null;
        });
        if (!filed) return;
        (_picked, _into, _title, _note) = (null, null, "", "");
        // A fresh field: the browser keeps the name of the file that was chosen.
        _picks++;
        await LoadAsync();
    }

    private async Task DoAsync(Func<Task> act)
    {
        _busy = true;
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page has been left.
        }
        catch (IOException)
        {
            _problem = $"The file is larger than {_view?.LargestMegabytes} MB, or the browser no longer has it. Choose it again.";
        }
        catch (Exception exception) when (DatabaseAvailability.IsLost(exception))
        {
            DealsLog.NotReached(Logger, exception, DealId);
            _problem = DatabaseAvailability.Message;
        }
        finally
        {
            _busy = false;
        }
    }
}
