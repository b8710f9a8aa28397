namespace GpuLending.Engine.Loans;

/// <summary>From payments to months: what is owed at the end of each month, after that day's payment and draws.</summary>
internal static class MonthlyBalance
{
    /// <param name="plan">Payments and draws.</param>
    /// <param name="atPayments">Balance after each payment.</param>
    /// <param name="size">The loan.</param>
    /// <param name="balance">Receives one balance a month.</param>
    public static void Fill(LoanPlan plan, ReadOnlySpan<double> atPayments, double size, Span<double> balance)
    {
        balance.Clear();
        for (var k = 0; k <= plan.LastPayment; k++)
        {
            var until = k < plan.LastPayment ? plan.Months[k + 1] : balance.Length;
            for (var m = plan.Months[k]; m < until && m < balance.Length; m++)
                balance[m] = atPayments[k];
        }

        foreach (var draw in plan.Draws)
        {
            // Between its day and its first payment a draw is not in the payments' balances, unless it falls on a payment date.
            for (var m = draw.Month; m < plan.Months[draw.First]; m++)
            {
                var k = draw.First - 1;
                if (draw.Date > plan.Dates[k])
                    balance[m] += size * draw.Weight;
            }
        }
    }
}
