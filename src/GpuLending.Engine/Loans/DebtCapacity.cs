using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Loans;

/// <summary>Cash of each payment period and the debt service it allows at the targets. Within a period cash is one pot: a merchant loss is taken off
/// contracted cash, and the other way round, before either is divided by its target. See docs/methodology/debt-service-coverage.md.</summary>
internal sealed class DebtCapacity
{
    private readonly double _contractedTarget;

    private DebtCapacity(int payments, double contractedTarget)
    {
        _contractedTarget = contractedTarget;
        Cfads = new double[payments];
        Contracted = new double[payments];
        Allowed = new double[payments];
        AllowedByContracts = new double[payments];
    }

    /// <summary>Cash flow available for debt service of the period that ends at each payment.</summary>
    public double[] Cfads { get; }

    /// <summary>Contracted part of it.</summary>
    public double[] Contracted { get; }

    /// <summary>Debt service allowed at each payment; 0 where cash is negative.</summary>
    public double[] Allowed { get; }

    /// <summary>Debt service that contracted cash alone allows.</summary>
    public double[] AllowedByContracts { get; }

    /// <summary>Debt service that the cash of payment k carries: what is allowed, or, where cash is negative, that cash over the contracted target.</summary>
    public double Carries(int k) => Cfads[k] < 0 ? Cfads[k] / _contractedTarget : Allowed[k];

    /// <summary>The same periods with merchant cash counted for nothing.</summary>
    public DebtCapacity ByContracts()
    {
        var alone = new DebtCapacity(Cfads.Length, _contractedTarget);
        Contracted.CopyTo(alone.Cfads, 0);
        Contracted.CopyTo(alone.Contracted, 0);
        AllowedByContracts.CopyTo(alone.Allowed, 0);
        AllowedByContracts.CopyTo(alone.AllowedByContracts, 0);
        return alone;
    }

    public static DebtCapacity Of(OperatingVectors v, LoanPlan plan, DebtServiceCoverageTerms targets)
    {
        Amounts.Between(targets.ContractedTarget, 0.01, 1000, "/sizing/debtServiceCoverage/contractedTarget");
        Amounts.Between(targets.MerchantTarget, 0.01, 1000, "/sizing/debtServiceCoverage/merchantTarget");
        var capacity = new DebtCapacity(plan.Dates.Length, targets.ContractedTarget);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            double contracted = 0, merchant = 0;
            for (var m = plan.Months[k - 1] + 1; m <= plan.Months[k]; m++)
            {
                contracted += v.ContractedCfads[m];
                merchant += v.MerchantCfads[m];
            }

            capacity.Cfads[k] = contracted + merchant;
            capacity.Contracted[k] = contracted;
            var fromContracts = Math.Max(0, merchant < 0 ? contracted + merchant : contracted);
            var fromMerchant = Math.Max(0, contracted < 0 ? contracted + merchant : merchant);
            capacity.AllowedByContracts[k] = fromContracts / targets.ContractedTarget;
            capacity.Allowed[k] = capacity.AllowedByContracts[k] + (fromMerchant / targets.MerchantTarget);
        }

        return capacity;
    }
}
