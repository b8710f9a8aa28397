using System.Globalization;
using System.Text.Json;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Policies;

/// <summary>Writes a policy version's bytes, and reads them back.</summary>
internal static class PolicyContent
{
    public static PolicyVersion Freeze(
        int number, int baseNumber, PolicyDocument document, Guid? proposerId, string reason, DateOnly effectiveDate, DateTimeOffset at)
    {
        at = ToMicroseconds(at);
        var id = Guid.CreateVersion7(at);
        var numbered = document with
        {
            SchemaVersion = PolicyDocument.CurrentSchemaVersion,
            Lending = document.Lending with { Version = number.ToString(CultureInfo.InvariantCulture) },
        };
        var content = DealDocumentJson.ToCanonicalBytes(numbered);
        return Make(PolicyHash.Of(Make("")));

        PolicyVersion Make(string hash) => new()
        {
            Id = id,
            Number = number,
            BaseNumber = baseNumber,
            ProposerId = proposerId,
            ProposedAt = at,
            Reason = reason,
            EffectiveDate = effectiveDate,
            Content = content,
            SchemaVersion = PolicyDocument.CurrentSchemaVersion,
            Hash = hash,
        };
    }

    /// <summary>The policy that was stored.</summary>
    /// <exception cref="InvalidDataException">The row is not the one that was stored.</exception>
    public static PolicyDocument Read(PolicyVersion version)
    {
        if (PolicyHash.Of(version) != version.Hash)
            throw new InvalidDataException($"Policy version {version.Number} was changed after it was proposed: it does not have the hash {version.Hash}.");
        return JsonSerializer.Deserialize<PolicyDocument>(version.Content, DealDocumentJson.Options)
            ?? throw new InvalidDataException($"Policy version {version.Number} is empty.");
    }

    /// <summary>PostgreSQL keeps microseconds; what is hashed must be what will be read back.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
