using System.Security.Cryptography;
using GpuLending.Engine;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Simulations;

/// <summary>What tells two cases apart: words, marks and mitigants beside the case change no simulated figure.</summary>
public static class CaseHash
{
    /// <summary>SHA-256 of the case's canonical bytes, lower-case hexadecimal.</summary>
    public static string Of(DealCase dealCase) => Of(DealDocumentJson.ToCanonicalBytes(dealCase));

    internal static string Of(byte[] dealCase) => Convert.ToHexStringLower(SHA256.HashData(dealCase));
}
