using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>Cash of the junior tranche's payment periods and what the senior loan takes of it; [0] is closing.</summary>
internal sealed class JuniorCash
{
    private JuniorCash(int payments)
    {
        (Cfads, SeniorService, SeniorPaid, Fees) = (new double[payments], new double[payments], new double[payments], new double[payments]);
    }

    /// <summary>Cash flow available for debt service.</summary>
    public double[] Cfads { get; }

    /// <summary>Senior interest and principal due, a balloon left out.</summary>
    public double[] SeniorService { get; }

    /// <summary>Senior interest and principal paid, a balloon included.</summary>
    public double[] SeniorPaid { get; }

    /// <summary>Standing fees of the senior loan.</summary>
    public double[] Fees { get; }

    /// <summary>What is left for the junior tranche at payment k once the senior loan is paid, not below zero.</summary>
    public double Left(int k) => Math.Max(0, Cfads[k] - Fees[k] - SeniorPaid[k]);

    public static JuniorCash Of(OperatingVectors v, LoanPlan plan, LoanOutcome outcome, int[] months)
    {
        var cash = new JuniorCash(months.Length);
        for (var k = 1; k < months.Length; k++)
        {
            for (var m = months[k - 1] + 1; m <= months[k]; m++)
                cash.Cfads[k] += v.ContractedCfads[m] + v.MerchantCfads[m];
            // Beyond the senior loan's last payment nothing is senior.
            if (k > plan.LastPayment)
                continue;
            cash.SeniorService[k] = outcome.DebtServiceDue(k);
            cash.SeniorPaid[k] = outcome.InterestPaid[k] + outcome.PrincipalPaid[k];
            cash.Fees[k] = outcome.Fees[k];
        }

        return cash;
    }
}
