using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Attachments;

/// <summary>Reads that use cases share.</summary>
internal static class AttachmentReads
{
    /// <summary>Documents with their versions, by kind and title.</summary>
    public static async Task<IReadOnlyList<AttachmentRow>> RowsAsync(UnderwritingDbContext context, IQueryable<Attachment> documents, CancellationToken cancellationToken)
    {
        var found = await (
            from document in documents.AsNoTracking()
            join version in context.AttachmentVersions on document.Id equals version.AttachmentId
            join author in context.Users on version.AddedById equals author.Id
            join withdrawer in context.Users on version.WithdrawnById equals withdrawer.Id into withdrawers
            from withdrawer in withdrawers.DefaultIfEmpty()
            orderby version.Number descending
            select new
            {
                Document = document,
                Row = new AttachmentVersionRow(
                    version.Number, version.FileName, version.Format, version.Size, version.Sha256, version.Note, version.AddedById, author.DisplayName, version.AddedAt,
                    version.WithdrawnAt, withdrawer == null ? null : withdrawer.DisplayName, version.WithdrawalReason),
            }).ToListAsync(cancellationToken);
        return
        [
            .. found.GroupBy(row => row.Document.Id)
                .Select(rows => new AttachmentRow(rows.Key, rows.First().Document.DealId, rows.First().Document.Kind, rows.First().Document.Title, [.. rows.Select(row => row.Row)]))
                .OrderBy(row => row.Kind).ThenBy(row => row.Title, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.AttachmentId),
        ];
    }
}
