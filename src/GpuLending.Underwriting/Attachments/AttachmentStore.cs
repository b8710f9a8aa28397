using System.Security.Cryptography;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Attachments;

/// <summary>Keeps the bytes of documents: in the database, or in a folder by their hash. What is read is checked against its hash.</summary>
public sealed class AttachmentStore(AttachmentOptions options)
{
    /// <summary>Whether new files go to the folder.</summary>
    public bool InFolder => options.Folder is not null;

    internal static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Keeps content within the context's transaction; in a folder it is there before the row that names it.</summary>
    internal async Task KeepAsync(UnderwritingDbContext context, string sha256, byte[] content, CancellationToken cancellationToken)
    {
        if (options.Folder is { } folder)
        {
            await KeepInAsync(folder, sha256, content, cancellationToken);
            return;
        }

        await context.Database.ExecuteSqlAsync($"INSERT INTO attachment_contents (sha256, content) VALUES ({sha256}, {content}) ON CONFLICT (sha256) DO NOTHING", cancellationToken);
    }

    /// <summary>The bytes; null when they are gone or not those that were kept.</summary>
    internal async Task<byte[]?> ReadAsync(UnderwritingDbContext context, AttachmentVersion version, CancellationToken cancellationToken)
    {
        byte[]? content;
        if (version.InFolder)
        {
            var path = options.Folder is { } folder ? PathOf(folder, version.Sha256) : null;
            content = path is not null && File.Exists(path) && new FileInfo(path).Length == version.Size ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
        }
        else
        {
            content = await context.AttachmentContents.AsNoTracking().Where(row => row.Sha256 == version.Sha256).Select(row => row.Content).SingleOrDefaultAsync(cancellationToken);
        }

        return content is not null && HashOf(content) == version.Sha256 ? content : null;
    }

    private static async Task KeepInAsync(string folder, string sha256, byte[] content, CancellationToken cancellationToken)
    {
        var path = PathOf(folder, sha256);
        if (File.Exists(path) && HashOf(await File.ReadAllBytesAsync(path, cancellationToken)) == sha256) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                // On the disk before a row says that it is there.
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static string PathOf(string folder, string sha256) => Path.Combine(folder, sha256[..2], sha256);
}
