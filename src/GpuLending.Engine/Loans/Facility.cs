namespace GpuLending.Engine.Loans;

/// <summary>The loan's terms.</summary>
public sealed record Facility
{
    /// <summary>Kind of loan.</summary>
    public FacilityKind Kind { get; init; } = FacilityKind.DelayedDrawTermLoan;

    /// <summary>Amount asked for or committed; null to let the limits alone decide. For a seasoned loan, the original commitment.</summary>
    public Money? Commitment { get; init; }

    /// <summary>Principal outstanding at closing, for a loan that is already drawn; null for a new loan.</summary>
    public Money? OpeningBalance { get; init; }

    /// <summary>What the lenders commit later on top, in any order.</summary>
    public IReadOnlyList<CommitmentStep> CommitmentSteps { get; init; } = [];

    /// <summary>How the loan is drawn.</summary>
    public DrawPlan Draws { get; init; } = new();

    /// <summary>Last day on which a draw may be made; null for the day of the last planned draw.</summary>
    public DateOnly? AvailabilityEnd { get; init; }

    /// <summary>Life of each draw in months from its own draw date: one clock per draw.</summary>
    public int TenorMonths { get; init; } = 60;

    /// <summary>No draw lives past this day; null when only the tenor counts.</summary>
    public DateOnly? FinalMaturity { get; init; }

    /// <summary>How often interest and principal are paid.</summary>
    public PaymentFrequency PaymentFrequency { get; init; } = PaymentFrequency.Quarterly;

    /// <summary>First payment date; null for one payment period after closing. Later dates follow from it by the end-of-month rule; a first period that is short or long follows from it too.</summary>
    public DateOnly? FirstPaymentDate { get; init; }

    /// <summary>Business days, month ends and the last period.</summary>
    public PaymentDateTerms PaymentDates { get; init; } = new();

    /// <summary>Interest.</summary>
    public InterestTerms Interest { get; init; } = new();

    /// <summary>Repayment of principal.</summary>
    public AmortisationTerms Amortisation { get; init; } = new();

    /// <summary>Principal repaid before it is due.</summary>
    public PrepaymentTerms Prepayment { get; init; } = new();

    /// <summary>Rents, residual and purchase option of an equipment lease.</summary>
    public LeaseTerms Lease { get; init; } = new();

    /// <summary>Changes of the terms, in any order.</summary>
    public IReadOnlyList<FacilityAmendment> Amendments { get; init; } = [];

    /// <summary>Fees and discount.</summary>
    public FeeTerms Fees { get; init; } = new();

    /// <summary>Months of debt service held in reserve, funded when the loan is drawn, 0 or more.</summary>
    public int DebtServiceReserveMonths { get; init; }

    /// <summary>Parts that rank equally with their own rates; empty when the loan is one. Their rates blend into the loan's.</summary>
    public IReadOnlyList<LoanTranche> Tranches { get; init; } = [];

    /// <summary>What the lender can reach beyond the collateral, in the terms' words.</summary>
    public string Recourse { get; init; } = "";
}
