using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GpuLending.Underwriting.Audit;

/// <summary>How an audit row is hashed. Whoever verifies the chain elsewhere needs this page and nothing else of ours.</summary>
public static class AuditChain
{
    /// <summary>What the first row has for a row before it: 32 zero bytes.</summary>
    public static byte[] Origin => new byte[SHA256.HashSizeInBytes];

    /// <summary>
    /// SHA-256 over the previous row's 32 bytes and, in UTF-8, sequence, instant in UTC to the microsecond, actor, action, kind of subject,
    /// subject, deal and detail, each preceded by its length in bytes and a colon. Ids are lower case with hyphens, an absent one is empty.
    /// </summary>
    public static byte[] Hash(AuditEntry entry)
    {
        ReadOnlySpan<string> parts =
        [
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            entry.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            entry.ActorId?.ToString("D") ?? "",
            entry.Action,
            entry.SubjectType,
            entry.SubjectId?.ToString("D") ?? "",
            entry.DealId?.ToString("D") ?? "",
            entry.Detail,
        ];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(entry.PreviousHash);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.UTF8.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
