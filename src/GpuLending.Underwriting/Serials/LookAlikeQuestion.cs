namespace GpuLending.Underwriting.Serials;

/// <summary>Two serials of two deals that can be taken for each other, and what a risk officer says about it. Asked once a pair; answered once.</summary>
public sealed class LookAlikeQuestion
{
    public required Guid Id { get; init; }

    /// <summary>The lesser of the two by code points, so that a pair has one row.</summary>
    public required string First { get; init; }

    public required string Second { get; init; }

    /// <summary>The deal that wanted to pledge.</summary>
    public required Guid AskingDealId { get; init; }

    public required string AskingLotId { get; init; }

    public required string AskingSerial { get; init; }

    /// <summary>The deal that holds the other one.</summary>
    public required Guid HoldingDealId { get; init; }

    public required string HoldingLotId { get; init; }

    public required Guid AskedById { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public LookAlikeAnswer? Answer { get; private set; }

    public Guid? AnsweredById { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? Reason { get; private set; }

    public uint Version { get; init; }

    public void Decide(LookAlikeAnswer answer, string reason, Guid userId, DateTimeOffset at)
    {
        if (Answer is not null)
            throw new InvalidOperationException($"Question {Id} is answered already.");
        (Answer, Reason, AnsweredById, AnsweredAt) = (answer, reason, userId, at);
    }
}
