namespace GpuLending.Engine.Workings;

/// <summary>Workings of revenue, costs and cash flow.</summary>
internal static class CashflowWorkings
{
    public static Working Line(ExplainedRun run, string line, int month, string figure)
    {
        var cash = run.Result.Cashflow;
        return line switch
        {
            "cfads" => new(
                figure,
                $"Cash flow available for debt service, {run.Date(month)}",
                "contracted revenue − prepayment used + merchant revenue + other − power − colocation − other costs" + CostWorkings.BelowFormula(cash),
                [
                    new("contracted revenue", cash.ContractedRevenue[month], FigureUnit.Amount, Figure: $"cashflow/contracted-revenue/{month}"),
                    new("prepayment used", cash.PrepaymentUsed[month], FigureUnit.Amount, Source: "invoices settled from cash received earlier"),
                    new("merchant revenue", cash.MerchantRevenue[month], FigureUnit.Amount, "/merchant/pricePerGpuHour", $"cashflow/merchant-revenue/{month}"),
                    new("other", cash.Other[month], FigureUnit.Amount, "/otherCashFlows"),
                    new("power", cash.Power[month], FigureUnit.Amount, "/costs/power/pricePerKilowattHour"),
                    new("colocation", cash.Colocation[month], FigureUnit.Amount, "/costs/colocationPerKilowattMonth"),
                    new("other costs", cash.OtherCosts[month], FigureUnit.Amount, "/costs", cash.Lines.Count > 0 ? $"cashflow/other-costs/{month}" : null),
                    .. CostWorkings.Below(cash, month),
                ],
                cash.Cfads[month],
                FigureUnit.Amount,
                "cash-flow"),
            "contracted-revenue" => new(
                figure,
                $"Contracted revenue, {run.Date(month)}",
                "sum of the contracts' fees",
                [
                    .. cash.Contracts.Select((contract, index) =>
                        new WorkingInput(contract.Customer, contract.Revenue[month], FigureUnit.Amount, $"/contracts/{index}/pricePerGpuHour", $"contract/fees/{contract.ContractId}/{month}")),
                ],
                cash.ContractedRevenue[month],
                FigureUnit.Amount,
                "contracted-revenue"),
            "merchant-revenue" => new(
                figure,
                $"Merchant revenue, {run.Date(month)}",
                "fees that are not certain + rent and re-letting of free GPUs",
                [
                    .. run.Run.Operations.Contracts.Select((plan, c) => (plan, Fees: run.Run.Vectors.Revenue.OpenFees(c)[month], Index: c)).Where(open => open.Fees != 0)
                        .Select(open => new WorkingInput($"fees of {open.plan.Contract.Id} that are not certain", open.Fees, FigureUnit.Amount, $"/contracts/{open.Index}")),
                    new("rent and re-letting", cash.MerchantRevenue[month] - run.Run.Vectors.Revenue.Open[month], FigureUnit.Amount, "/merchant"),
                ],
                cash.MerchantRevenue[month],
                FigureUnit.Amount,
                "merchant-revenue"),
            _ => CostWorkings.Line(run, line, month, figure),
        };
    }
}
