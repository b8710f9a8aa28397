namespace GpuLending.Engine.Loans;

/// <summary>One payment date of greater-of amortisation.</summary>
/// <param name="Date">Payment date.</param>
/// <param name="SupportedByCash">Balance that contracted cash supports.</param>
/// <param name="SupportedByCost">Balance that depreciated cost supports.</param>
/// <param name="CostBinds">True when depreciated cost asked for the larger payment.</param>
public sealed record GreaterOfStep(DateOnly Date, double SupportedByCash, double SupportedByCost, bool CostBinds);
