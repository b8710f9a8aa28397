using System.IO.Compression;
using System.Text;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Attachments;
using Xunit;

namespace GpuLending.Underwriting.Tests.Attachments;

/// <summary>What tests of documents do over and over.</summary>
internal static class AttachmentDesk
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static byte[] Pdf(string text = "A paper") => Encoding.ASCII.GetBytes($"%PDF-1.7\n% {text}\n%%EOF\n");

    /// <summary>An archive with these parts, each with a few bytes in it.</summary>
    public static byte[] Archive(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var content = archive.CreateEntry(part).Open();
                content.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }

    public static Task<Result<Guid>> TryFileAsync(
        this Desk desk, Guid dealId, AttachmentKind kind, byte[] content, string fileName = "paper.pdf", string title = "", Actor? actor = null) =>
        desk.Get<AddAttachment>().ExecuteAsync(new AddAttachmentCommand(dealId, kind, title, fileName, new MemoryStream(content), ""), actor ?? Desk.Analyst, Cancel);

    /// <summary>A document of this kind.</summary>
    public static async Task<Guid> FileAsync(this Desk desk, Guid dealId, AttachmentKind kind) => (await desk.TryFileAsync(dealId, kind, Pdf($"{dealId} {kind}"))).Require();

    /// <summary>Everything that the house's policy asks for.</summary>
    public static async Task FileAllAsync(this Desk desk, Guid dealId)
    {
        foreach (var kind in DocumentChecklist.House.Select(row => row.Kind).Distinct()) await desk.FileAsync(dealId, kind);
    }
}
