namespace GpuLending.Engine.Costs;

/// <summary>What it costs to run the fleet, from each lot's in-service date.</summary>
public sealed record OperatingCosts
{
    /// <summary>Electricity.</summary>
    public PowerTerms Power { get; init; } = new();

    /// <summary>Space and cooling, per kilowatt of critical load and month; null when none.</summary>
    public Money? ColocationPerKilowattMonth { get; init; }

    /// <summary>Maintenance and spares, per GPU and month; null when none.</summary>
    public Money? MaintenancePerGpuMonth { get; init; }

    /// <summary>Insurance as a yearly fraction of hardware cost, 0 to 0.2.</summary>
    public double InsuranceShareOfCostPerAnnum { get; init; }

    /// <summary>Fixed cost that no other line holds, per month; null when none. It runs from <see cref="FixedFrom"/>.</summary>
    public Money? FixedPerMonth { get; init; }

    /// <summary>First day of fixed cost and staff; null for the first lot's in-service date, which a scenario's delay moves.</summary>
    public DateOnly? FixedFrom { get; init; }

    /// <summary>Staff, per month; null when none or when it is in <see cref="FixedPerMonth"/>. It runs from <see cref="FixedFrom"/>.</summary>
    public Money? StaffPerMonth { get; init; }

    /// <summary>Software licences and support, per GPU and month; null when none.</summary>
    public Money? SoftwarePerGpuMonth { get; init; }

    /// <summary>Selling, general and administrative cost as a fraction of the revenue earned in the month, 0 to 1.</summary>
    public double SellingAndAdministrationShareOfRevenue { get; init; }

    /// <summary>Yearly rise of every cost but hedged power, stepping on each anniversary of closing, as a fraction. A line may have its own.</summary>
    public double EscalatorPerAnnum { get; init; }

    /// <summary>Yearly rise of the power price that is not hedged; null for <see cref="EscalatorPerAnnum"/>.</summary>
    public double? PowerEscalatorPerAnnum { get; init; }

    /// <summary>Yearly rise of colocation; null for <see cref="EscalatorPerAnnum"/>.</summary>
    public double? ColocationEscalatorPerAnnum { get; init; }

    /// <summary>Yearly rise of maintenance; null for <see cref="EscalatorPerAnnum"/>.</summary>
    public double? MaintenanceEscalatorPerAnnum { get; init; }

    /// <summary>Yearly rise of insurance; null for <see cref="EscalatorPerAnnum"/>.</summary>
    public double? InsuranceEscalatorPerAnnum { get; init; }

    /// <summary>Yearly rise of software; null for <see cref="EscalatorPerAnnum"/>.</summary>
    public double? SoftwareEscalatorPerAnnum { get; init; }

    /// <summary>Yearly rise of staff; null for <see cref="EscalatorPerAnnum"/>.</summary>
    public double? StaffEscalatorPerAnnum { get; init; }

    /// <summary>Yearly rise of fixed cost; null for <see cref="EscalatorPerAnnum"/>.</summary>
    public double? FixedEscalatorPerAnnum { get; init; }

    /// <summary>Tax on the fleet as property; null when none is levied.</summary>
    public PropertyTaxTerms? PropertyTax { get; init; }

    /// <summary>Cash set aside to replace hardware; null when none.</summary>
    public ReplacementReserveTerms? ReplacementReserve { get; init; }

    /// <summary>How long customers take to pay and suppliers are made to wait; null when revenue and costs are cash in their month.</summary>
    public WorkingCapitalTerms? WorkingCapital { get; init; }

    /// <summary>Tax on the borrower's income; null when the borrower is passed through and pays none itself.</summary>
    public IncomeTaxTerms? IncomeTax { get; init; }
}
