namespace GpuLending.Engine.Loans;

/// <summary>A part of one line of the settled schedule.</summary>
/// <param name="Date">Day of the line.</param>
/// <param name="Drawn">Principal drawn.</param>
/// <param name="Interest">Interest received.</param>
/// <param name="Capitalised">Interest added to principal.</param>
/// <param name="Principal">Principal received.</param>
/// <param name="Fees">Fees received; the agent's are no lender's.</param>
/// <param name="Closing">Principal outstanding after the day.</param>
public sealed record ParticipationLine(DateOnly Date, Money Drawn, Money Interest, Money Capitalised, Money Principal, Money Fees, Money Closing);
