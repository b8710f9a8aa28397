namespace GpuLending.Engine.Cashflows;

/// <summary>One period of a carrying amount by the effective interest method.</summary>
/// <param name="Date">Day the period ends; null in a schedule of equal periods without dates.</param>
/// <param name="Opening">Carrying amount before.</param>
/// <param name="Interest">Effective interest of the period: income of the lender, expense of the borrower.</param>
/// <param name="Cash">Cash paid by the borrower on the day, net of what it draws: negative when it receives.</param>
/// <param name="Carrying">Carrying amount after: opening + interest − cash.</param>
public sealed record EffectiveInterestPeriod(DateOnly? Date, double Opening, double Interest, double Cash, double Carrying);
