using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Covenants;

/// <summary>What covenants are tested on: monthly paths of one run, index 0 is closing, flows at m fall in (m-1, m].</summary>
public sealed record CovenantInputs
{
    /// <summary>Dates of the months.</summary>
    public required IReadOnlyList<DateOnly> Months { get; init; }

    /// <summary>Months on which the loan pays, in order; covenants on the loan's paths are tested on these, as far as something is owed before the payment; those on its balance at closing too.</summary>
    public required IReadOnlyList<int> PaymentMonths { get; init; }

    /// <summary>Cash flow available for debt service by month.</summary>
    public required IReadOnlyList<double> Cfads { get; init; }

    /// <summary>Interest and principal due in cash by month, paid or not.</summary>
    public required IReadOnlyList<double> DebtServiceDue { get; init; }

    /// <summary>Principal outstanding at the end of each month.</summary>
    public required IReadOnlyList<double> Balance { get; init; }

    /// <summary>Value of the fleet by premise and month.</summary>
    public required IReadOnlyDictionary<ValuationPremise, IReadOnlyList<double>> ValueByPremise { get; init; }

    /// <summary>Premise of the case's mark.</summary>
    public required ValuationPremise MarkPremise { get; init; }

    /// <summary>Original cost of what is delivered, by month; customer prepayments are not netted.</summary>
    public required IReadOnlyList<double> DeliveredCost { get; init; }

    /// <summary>Borrower's reported figures.</summary>
    public required BorrowerProfile Borrower { get; init; }
}
