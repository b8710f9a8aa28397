using System.Text.Json;
using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Writes a revision's bytes, and reads them back.</summary>
internal static class RevisionContent
{
    public static Revision Freeze(
        Guid dealId, int number, DealDocument document, UnderwritingResult result, MarketSnapshot snapshot, IReadOnlyList<PolicyException> exceptions, Guid submitterId,
        string comment, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        return Make(RevisionHash.Of(Make("")));

        Revision Make(string hash) => new()
        {
            Id = id,
            DealId = dealId,
            Number = number,
            SubmitterId = submitterId,
            SubmittedAt = at,
            Comment = comment,
            Document = DealDocumentJson.ToCanonicalBytes(document),
            SchemaVersion = document.SchemaVersion,
            SnapshotId = snapshot.Id,
            SnapshotHash = snapshot.ContentHash,
            Scenarios = DealDocumentJson.ToCanonicalBytes<IReadOnlyList<Scenario>>([result.Scenario, .. result.Stress?.Comparison.Cases.Skip(1).Select(item => item.Scenario) ?? []]),
            Seed = result.Simulation?.Terms.Seed ?? 0,
            Result = DealDocumentJson.ToCanonicalBytes(result),
            Exceptions = DealDocumentJson.ToCanonicalBytes(exceptions),
            EngineVersion = result.EngineVersion,
            LoanSize = result.Sizing.LoanSize,
            Hash = hash,
        };
    }

    public static DealDocument Document(Revision revision) => DealDocumentJson.Read(revision.Document);

    public static UnderwritingResult Result(Revision revision) => Read<UnderwritingResult>(revision.Result);

    public static IReadOnlyList<PolicyException> Exceptions(byte[] bytes) => Read<IReadOnlyList<PolicyException>>(bytes);

    private static T Read<T>(byte[] utf8) =>
        JsonSerializer.Deserialize<T>(utf8, DealDocumentJson.Options) ?? throw new JsonException("A revision holds an empty part.");
}
