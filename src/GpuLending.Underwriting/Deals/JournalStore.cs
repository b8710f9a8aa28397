using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>Reading and writing journals, for the use cases that do. Needs an open transaction where it locks.</summary>
internal static class JournalStore
{
    /// <summary>The journal a person is working in: the one with edits that was written last, else the one on the present version.</summary>
    public static Task<Journal?> CurrentAsync(UnderwritingDbContext context, Guid dealId, Guid userId, uint draftVersion, CancellationToken cancellationToken) =>
        context.Journals
            .Where(journal => journal.DealId == dealId && journal.UserId == userId && (journal.Length > 0 || journal.BaseVersion == draftVersion))
            .OrderByDescending(journal => journal.Length > 0)
            .ThenByDescending(journal => journal.LastWrittenAt)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>One journal, held until the transaction ends: two windows of one person take turns.</summary>
    public static async Task<Journal?> LockAsync(UnderwritingDbContext context, Guid dealId, Guid userId, uint baseVersion, CancellationToken cancellationToken)
    {
        var key = (long)baseVersion;
        var found = await context.Journals
            .FromSql($"SELECT * FROM journals WHERE deal_id = {dealId} AND user_id = {userId} AND base_version = {key} FOR UPDATE")
            .ToListAsync(cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Adds an empty journal on a version of the draft unless there is one.</summary>
    public static async Task EnsureAsync(
        UnderwritingDbContext context, Guid dealId, Guid userId, uint baseVersion, DealDocument baseDocument, CancellationToken cancellationToken)
    {
        var key = (long)baseVersion;
        var document = System.Text.Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(baseDocument));
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO journals (deal_id, user_id, base_version, base_document, current, position, length)
            VALUES ({dealId}, {userId}, {key}, {document}::jsonb, {document}::jsonb, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);
    }

    /// <summary>Adds an edit after the journal's position; what was undone and not redone is forgotten. Nothing happens when nothing changed.</summary>
    public static async Task AppendAsync(UnderwritingDbContext context, Journal journal, DealDocument after, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var changes = DocumentDiff.Between(journal.Current, after);
        if (changes.Count == 0)
            return;
        if (journal.Length > journal.Position)
        {
            var kept = journal.Position;
            await Edits(context, journal).Where(edit => edit.Sequence > kept).ExecuteDeleteAsync(cancellationToken);
        }

        context.JournalEdits.Add(new JournalEdit
        {
            DealId = journal.DealId,
            UserId = journal.UserId,
            BaseVersion = journal.BaseVersion,
            Sequence = journal.Position + 1,
            At = at,
            Changes = changes,
        });
        journal.Position++;
        journal.Length = journal.Position;
        journal.Current = after;
        journal.LastWrittenAt = at;
    }

    /// <summary>The document with the first edits of a journal applied.</summary>
    public static async Task<DealDocument> ReplayAsync(UnderwritingDbContext context, Journal journal, int position, CancellationToken cancellationToken)
    {
        var changes = await Edits(context, journal).AsNoTracking().Where(edit => edit.Sequence <= position)
            .OrderBy(edit => edit.Sequence).Select(edit => edit.Changes).ToListAsync(cancellationToken);
        return DocumentDiff.Apply(journal.BaseDocument, changes.SelectMany(list => list));
    }

    private static IQueryable<JournalEdit> Edits(UnderwritingDbContext context, Journal journal) => context.JournalEdits
        .Where(edit => edit.DealId == journal.DealId && edit.UserId == journal.UserId && edit.BaseVersion == journal.BaseVersion);
}
