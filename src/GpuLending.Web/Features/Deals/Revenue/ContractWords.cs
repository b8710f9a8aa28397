using GpuLending.Engine.Revenue;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Revenue;

/// <summary>What the contract forms offer, in the trade's words.</summary>
public static class ContractWords
{
    public static IReadOnlyList<Choice<ContractKind>> Kinds { get; } =
    [
        new(ContractKind.TakeOrPay, "Take or pay"), new(ContractKind.Reserved, "Reserved"), new(ContractKind.OnDemand, "On demand"), new(ContractKind.Spot, "Spot"),
    ];

    public static IReadOnlyList<Choice<TerminationKind>> Terminations { get; } =
        [new(TerminationKind.Convenience, "For convenience"), new(TerminationKind.ServiceLevel, "For missed service")];

    public static IReadOnlyList<Choice<ExtensionRight>> Rights { get; } = [new(ExtensionRight.Customer, "Customer"), new(ExtensionRight.Provider, "Provider")];

    public static string Words(ContractKind kind) => Kinds.First(choice => choice.Value == kind).Label;
}
