using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Simulation;

/// <summary>What paths of a loan share, as one row of numbers a month: cash before customers fail, what is due, limits and shares of the waterfall, then what each contract's default changes.
/// Filled once a deal.</summary>
internal sealed class PathRows
{
    // Columns of a month's row; contracts' columns follow.
    public const int CashFixed = 0;
    public const int CashByRent = 1;
    public const int Interest = 2;
    public const int Principal = 3;
    public const int Fees = 4;
    public const int ValueLimit = 5;
    public const int CostLimit = 6;
    public const int CoverLimit = 7;
    public const int Swept = 8;
    public const int SweptTriggered = 9;
    public const int Target = 10;
    public const int Balloon = 11;
    public const int Support = 12;
    public const int RateWeight = 13;
    public const int Balance = 14;
    public const int Marked = 15;
    public const int Columns = 16;

    /// <param name="loan">The loan.</param>
    /// <param name="cash">How cash answers.</param>
    /// <param name="readsEarly">Whether something is tested before the first payment served.</param>
    public PathRows(LoanTerms loan, CashResponse cash, bool readsEarly)
    {
        var plan = loan.Run.Plan;
        // Contracts that a default does not change need no column.
        Contracts = [.. cash.Contracts.Where(contract => Matters(contract, cash.VoidMonths))];
        var width = cash.VoidMonths > 0 ? 4 : 2;
        Stride = Columns + (Contracts.Length * width);
        FirstMonth = readsEarly ? 1 : plan.Months[loan.First - 1] + 1;
        LastMonth = plan.Months[plan.LastPayment];
        Values = new double[(LastMonth + 1) * Stride];
        PaymentOf = new int[LastMonth + 1];
        var cfads = cash.Undisturbed[(int)CashKind.Cfads];
        for (var m = FirstMonth; m <= LastMonth; m++)
        {
            var row = Values.AsSpan(m * Stride, Stride);
            (row[CashFixed], row[CashByRent]) = (cfads.Fixed[m], cfads.ByRent[m]);
            for (var c = 0; c < Contracts.Length; c++)
            {
                var at = Columns + (c * width);
                (row[at], row[at + 1]) = (Contracts[c].Relet[(int)CashKind.Cfads].Fixed[m], Contracts[c].Relet[(int)CashKind.Cfads].ByRent[m]);
                if (cash.VoidMonths > 0)
                    (row[at + 2], row[at + 3]) = (Contracts[c].Empty[(int)CashKind.Cfads].Fixed[m], Contracts[c].Empty[(int)CashKind.Cfads].ByRent[m]);
            }
        }

        for (var k = 1; k <= plan.LastPayment; k++)
            FillPayment(loan, k, plan.Months[k]);
    }

    /// <summary>The rows, one after another.</summary>
    public double[] Values { get; }

    /// <summary>Numbers in a row.</summary>
    public int Stride { get; }

    /// <summary>Number of the payment of each month, 0 for none.</summary>
    public int[] PaymentOf { get; }

    /// <summary>Contracts whose default changes cash, in the order of their columns.</summary>
    public ContractResponse[] Contracts { get; }

    /// <summary>First month whose cash counts.</summary>
    public int FirstMonth { get; }

    public int LastMonth { get; }

    private static bool Matters(ContractResponse contract, int voidMonths) =>
        !contract.Relet[(int)CashKind.Cfads].IsNothing || (voidMonths > 0 && !contract.Empty[(int)CashKind.Cfads].IsNothing);

    private void FillPayment(LoanTerms loan, int k, int m)
    {
        PaymentOf[m] = k;
        var row = Values.AsSpan(m * Stride, Stride);
        (row[Interest], row[Principal], row[Fees], row[Balloon]) = (loan.Interest[k], loan.Principal[k], loan.Fees[k], loan.Balloon[k]);
        (row[Swept], row[SweptTriggered], row[Target]) = (loan.SweepShare[k], loan.TriggeredShare[k], loan.ReserveTarget[k]);
        (row[Support], row[RateWeight], row[Balance]) = (loan.Support[k], loan.RateWeight[k], loan.Balance[k]);
        // A comparison with what is no number is false: such a trigger is never on.
        (row[ValueLimit], row[CostLimit], row[CoverLimit]) = (double.NaN, double.NaN, double.NaN);
        foreach (var trigger in loan.SweepTriggers)
        {
            if (k < trigger.First || k >= trigger.End)
                continue;
            if (trigger.Terms.Measure == TriggerMeasure.LoanToValue)
                (row[Marked], row[ValueLimit]) = (trigger.Denominator[k], trigger.Terms.Threshold * trigger.Denominator[k] * (1 + Covenants.CovenantTester.RelativeNoise));
            else if (trigger.Terms.Measure == TriggerMeasure.LoanToCost)
                row[CostLimit] = trigger.Terms.Threshold * trigger.Denominator[k] * (1 + Covenants.CovenantTester.RelativeNoise);
            else if (m >= trigger.Terms.WindowMonths)
                row[CoverLimit] = trigger.Terms.Threshold * (1 - Covenants.CovenantTester.RelativeNoise);
        }
    }
}
