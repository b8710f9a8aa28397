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

    /// <summary>Date the figures are struck at: prints and reports up to it are known.</summary>
    public DateOnly ValuationDate { get; init; }

    /// <summary>Running costs by month; empty when not known.</summary>
    public IReadOnlyList<double> RunningCosts { get; init; } = [];

    /// <summary>Cash in the loan's accounts after each month's payment; empty when no accounts are agreed.</summary>
    public IReadOnlyList<double> CashHeld { get; init; } = [];

    /// <summary>What all contracts brought month by month, as reported with the contracts; read where a covenant has no reports of its own.</summary>
    public IReadOnlyList<CovenantObservation> Realised { get; init; } = [];

    /// <summary>Share of floating-rate principal under a swap or a cap, 0 to 1; null when the rate is fixed.</summary>
    public double? HedgedShare { get; init; }

    /// <summary>Energy of the fleet at full load by month, in kilowatt-hours; empty when power is passed through.</summary>
    public IReadOnlyList<double> Energy { get; init; } = [];

    /// <summary>Part of that energy bought at a fixed price by month, in kilowatt-hours; the length of <see cref="Energy"/>.</summary>
    public IReadOnlyList<double> FixedEnergy { get; init; } = [];

    /// <summary>Customers with what they pay under contract.</summary>
    public IReadOnlyList<CovenantCustomer> Customers { get; init; } = [];

    /// <summary>The fleet.</summary>
    public IReadOnlyList<CovenantLot> Lots { get; init; } = [];

    /// <summary>Factor of the scenario on rents that are projected, not on prints already published.</summary>
    public double RentFactor { get; init; } = 1;

    /// <summary>The same by month, times <see cref="RentFactor"/>; empty when the scenario has no path of rents.</summary>
    public IReadOnlyList<double> RentPath { get; init; } = [];
}
