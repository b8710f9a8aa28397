using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GpuLending.Underwriting.Policies;

/// <summary>What the signature under a policy signs.</summary>
public static class PolicyHash
{
    private const string Scheme = "gpulending-policy-1";

    /// <summary>
    /// SHA-256, lower-case hexadecimal, over these parts in this order, each preceded by its length in bytes and a colon: scheme, version, number, base
    /// number, proposer (empty for the first), instant of the proposal (UTC, microseconds), reason, effective date, schema version, content.
    /// </summary>
    public static string Of(PolicyVersion version)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Scheme);
        Append(hash, version.Id.ToString("D"));
        Append(hash, version.Number.ToString(CultureInfo.InvariantCulture));
        Append(hash, version.BaseNumber.ToString(CultureInfo.InvariantCulture));
        Append(hash, version.ProposerId?.ToString("D") ?? "");
        Append(hash, version.ProposedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        Append(hash, version.Reason);
        Append(hash, version.EffectiveDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Append(hash, version.SchemaVersion.ToString(CultureInfo.InvariantCulture));
        Append(hash, version.Content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string part) => Append(hash, Encoding.UTF8.GetBytes(part));

    private static void Append(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(part.Length.ToString(CultureInfo.InvariantCulture) + ":"));
        hash.AppendData(part);
    }
}
