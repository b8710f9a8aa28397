namespace GpuLending.Underwriting.Serials;

/// <summary>Two serials of two deals that can be taken for each other, as lists show them.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Asking">The serial that waits to be pledged.</param>
/// <param name="AskingDealId">Under which deal.</param>
/// <param name="AskingDealName">That deal's name.</param>
/// <param name="AskingLotId">In which lot.</param>
/// <param name="Holding">The serial that is pledged.</param>
/// <param name="HoldingDealId">Under which deal.</param>
/// <param name="HoldingDealName">That deal's name.</param>
/// <param name="HoldingLotId">In which lot.</param>
/// <param name="AskedByName">Who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Answer">What a risk officer said; null while it is open.</param>
/// <param name="AnsweredByName">Who.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Reason">Why.</param>
public sealed record LookAlikeRow(
    Guid QuestionId, string Asking, Guid AskingDealId, string AskingDealName, string AskingLotId, string Holding, Guid HoldingDealId, string HoldingDealName, string HoldingLotId,
    string AskedByName, DateTimeOffset AskedAt, LookAlikeAnswer? Answer, string? AnsweredByName, DateTimeOffset? AnsweredAt, string? Reason);
