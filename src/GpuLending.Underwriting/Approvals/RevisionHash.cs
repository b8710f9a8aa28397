using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GpuLending.Underwriting.Approvals;

/// <summary>What a signature signs. See docs/decisions on the revision's hash.</summary>
public static class RevisionHash
{
    private const string Scheme = "gpulending-revision-1";

    /// <summary>
    /// SHA-256, lower-case hexadecimal, over these parts in this order, each preceded by its length in bytes and a colon: scheme, revision, deal,
    /// number, submitter, instant of submission (UTC, microseconds), comment, schema version, engine version, snapshot id, snapshot hash, seed,
    /// scenarios, document, exceptions, result.
    /// </summary>
    public static string Of(Revision revision)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Scheme);
        Append(hash, revision.Id.ToString("D"));
        Append(hash, revision.DealId.ToString("D"));
        Append(hash, revision.Number.ToString(CultureInfo.InvariantCulture));
        Append(hash, revision.SubmitterId.ToString("D"));
        Append(hash, revision.SubmittedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        Append(hash, revision.Comment);
        Append(hash, revision.SchemaVersion.ToString(CultureInfo.InvariantCulture));
        Append(hash, revision.EngineVersion);
        Append(hash, revision.SnapshotId);
        Append(hash, revision.SnapshotHash);
        Append(hash, revision.Seed.ToString(CultureInfo.InvariantCulture));
        Append(hash, revision.Scenarios);
        Append(hash, revision.Document);
        Append(hash, revision.Exceptions);
        Append(hash, revision.Result);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string part) => Append(hash, Encoding.UTF8.GetBytes(part));

    private static void Append(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(part.Length.ToString(CultureInfo.InvariantCulture) + ":"));
        hash.AppendData(part);
    }
}
