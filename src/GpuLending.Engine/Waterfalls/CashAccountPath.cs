namespace GpuLending.Engine.Waterfalls;

/// <summary>One account over the payments; [0] is closing.</summary>
/// <param name="AccountId">Key of the account.</param>
/// <param name="Name">Name.</param>
/// <param name="Target">Target after each payment; 0 while it is not kept.</param>
/// <param name="PaidIn">Put in on the date, the sponsor's funding with it.</param>
/// <param name="Drawn">Taken out on the date.</param>
/// <param name="Balance">Balance after the payment.</param>
public sealed record CashAccountPath(
    string AccountId, string Name, IReadOnlyList<double> Target, IReadOnlyList<double> PaidIn, IReadOnlyList<double> Drawn, IReadOnlyList<double> Balance);
