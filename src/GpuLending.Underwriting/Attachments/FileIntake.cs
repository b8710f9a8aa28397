using System.Text;

namespace GpuLending.Underwriting.Attachments;

/// <summary>A file as it came, looked at: what it is, what it is called, how large it is and what it hashes to.</summary>
internal sealed record FileIntake(byte[] Content, AttachmentFormat Format, string FileName, string Sha256)
{
    public const int LongestNote = 2000;

    /// <summary>Reads a file up to the limit.</summary>
    /// <returns>The file, or a message at "/file" or "/note".</returns>
    public static async Task<Result<FileIntake>> ReadAsync(Stream stream, string fileName, string note, AttachmentOptions options, CancellationToken cancellationToken)
    {
        if (note.Length > LongestNote || !IsText(note))
            return Refused("/note", $"A note has at most {LongestNote:#,0} characters, and no null character.");
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (kept.Length + read > options.LargestBytes) return Refused("/file", $"The file is larger than {options.LargestMegabytes} MB.");
            kept.Write(buffer, 0, read);
        }

        var content = kept.ToArray();
        var (format, refusal) = FileSniffer.Of(content);
        if (format is not { } known) return Refused("/file", refusal!);
        var (name, wrongName) = Attachments.FileName.Of(fileName, known);
        return name is null ? Refused("/file", wrongName!) : new FileIntake(content, known, name, AttachmentStore.HashOf(content));
    }

    /// <summary>Whether a database can keep it: no null character, no half of a pair.</summary>
    public static bool IsText(string text) => !text.Contains('\0', StringComparison.Ordinal) && !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static Result<FileIntake> Refused(string path, string message) => new Result<FileIntake>.Invalid([new FieldMessage(path, message)]);
}
