using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The two sides of a covenant's test and when it is made, as formulas of one month.</summary>
internal sealed record CovenantMeasures(string Tested, string UpperLabel, string Upper, string LowerLabel, string Lower, CellUnit Unit)
{
    /// <summary>Kinds that the workbook tests; realisation of contracts without reports is told as not tested.</summary>
    public static bool Carries(Covenant covenant) => covenant.Kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare => true,
        CovenantKind.MinimumLiquidity => covenant.ForwardMonths == 0 && covenant.Observations.Count == 0,
        CovenantKind.ContractRealisation => covenant.Observations.Count == 0,
        CovenantKind.CustomerConcentration or CovenantKind.CollateralLocation or CovenantKind.PowerHedgeShare => true,
        CovenantKind.InterestCoverage or CovenantKind.ChipAge or CovenantKind.RentalIndexTier => false,
    };

    /// <summary>The sides; null where nothing is there to be tested.</summary>
    public static CovenantMeasures? Of(
        LoanGround ground, DrawsSheet draws, LoanSheet loan, Covenant covenant, CovenantTerms terms, WorkbookRow cash, WorkbookRow cost, WorkbookRow owed, WorkbookRow? held)
    {
        var month = ground.Months.Here;
        var payment = $"{draws.Alive.Here}*{owed.Here}=1";
        var closing = $"OR({payment},AND({month}=0,{loan.Balance.Here}>{LoanConstants.Nothing}))";
        var window = $"({ground.Months.All}>{month}-MAX(1,{terms.Window}))*({ground.Months.All}<={month})";
        var ahead = $"({ground.Months.All}>{month})*({ground.Months.All}<={month}+MAX(1,{terms.Window}))*{owed.All}";
        return covenant.Kind switch
        {
            CovenantKind.DebtServiceCoverage => new(
                $"AND({payment},{month}>=MAX(1,{terms.Window}))", "Cash flow of the window", $"SUMPRODUCT({window}*{cash.All})", "Debt service of the window", $"SUMPRODUCT({window}*{loan.Service.All})", CellUnit.Ratio),
            CovenantKind.ForwardDebtServiceCoverage => new(
                $"AND({closing},N({owed.After})=1)", "Cash flow to come", $"SUMPRODUCT({ahead}*{cash.All})", "Debt service to come", $"SUMPRODUCT({ahead}*{loan.Service.All})", CellUnit.Ratio),
            CovenantKind.LoanToValue => new(
                closing, "Principal outstanding", loan.Balance.Here, "Value of the fleet", ground.Values[covenant.Premise ?? ground.Case.Valuation.Premise].Here, CellUnit.Percent),
            CovenantKind.LoanToCost => new(closing, "Principal outstanding", loan.Balance.Here, "Cost delivered", cost.Here, CellUnit.Percent),
            CovenantKind.HedgeShare => HedgeShare(ground, loan, closing),
            CovenantKind.MinimumLiquidity => held is null ? Liquidity(ground, month) : new(payment, "Cash in all accounts", held.Here, "Against", "1", CellUnit.Money),
            CovenantKind.CustomerConcentration => Concentration(ground, covenant, window, $"AND({payment},{month}>=MAX(1,{terms.Window})"),
            CovenantKind.CollateralLocation => Location(ground, covenant, closing),
            CovenantKind.PowerHedgeShare => PowerHedge(ground, payment),
            CovenantKind.ContractRealisation or CovenantKind.InterestCoverage or CovenantKind.ChipAge or CovenantKind.RentalIndexTier => null,
        };
    }

    private static CovenantMeasures? Concentration(LoanGround ground, Covenant covenant, string window, string tested)
    {
        var customers = ground.Case.Contracts.Select((contract, i) => (contract.Customer, Fees: ground.ContractFees[i].All)).GroupBy(pair => pair.Customer, pair => pair.Fees, StringComparer.OrdinalIgnoreCase).ToList();
        if (customers.Count == 0)
            return null;
        var sums = customers.Select(customer => (customer.Key, Sum: $"SUMPRODUCT({window}*({string.Join("+", customer)}))")).ToList();
        var all = string.Join("+", sums.Select(customer => customer.Sum));
        var counted = sums.Where(customer => covenant.Customer is null || string.Equals(customer.Key, covenant.Customer, StringComparison.OrdinalIgnoreCase)).Select(customer => customer.Sum).ToList();
        return new($"{tested},{all}>{LoanConstants.Nothing})", "Contracted revenue of the largest or the named customer", counted.Count == 0 ? "0" : $"MAX({string.Join(",", counted)})", "Contracted revenue", all, CellUnit.Percent);
    }

    private static CovenantMeasures Location(LoanGround ground, Covenant covenant, string closing)
    {
        var date = ground.Dates.Here;
        var lots = ground.Case.Lots.Select((lot, i) => (
            Allowed: (covenant.Countries.Count == 0 || covenant.Countries.Contains(lot.Country, StringComparer.OrdinalIgnoreCase))
                && (covenant.Sites.Count == 0 || covenant.Sites.Contains(lot.Site, StringComparer.OrdinalIgnoreCase)),
            Gpus: $"IF({ground.Lots[i].InService}<={date},{ground.Lots[i].Gpus},0)")).ToList();
        var all = string.Join("+", lots.Select(lot => lot.Gpus));
        return new($"AND({closing},{all}>0)", "GPUs in allowed places", string.Join("+", lots.Where(lot => lot.Allowed).Select(lot => lot.Gpus).DefaultIfEmpty("0")), "GPUs in service", all, CellUnit.Percent);
    }

    private static CovenantMeasures PowerHedge(LoanGround ground, string payment)
    {
        var (start, date) = (ground.Draft.Timeline.Start.Here, ground.Dates.Here);
        var energy = string.Join("+", ground.Draft.Lots.Select((lot, i) => $"{ground.Draft.Revenue.Lots[i].InService.Here}*{lot.Kilowatts}*Power_Usage_Effectiveness*Hours_Per_Month"));
        var part = $"Power_Hedged_Share*IF(Power_Hedged_Until=\"\",1,MAX(0,MIN(Power_Hedged_Until,{date})-{start})/({date}-{start}))";
        return new(payment, "Energy at a fixed price", $"({energy})*{part}", "Energy at full load", energy, CellUnit.Percent);
    }

    private static CovenantMeasures? HedgeShare(LoanGround ground, LoanSheet loan, string closing)
    {
        var interest = ground.Case.Facility.Interest;
        if (interest.Kind == RateKind.Fixed)
            return null;
        var swapped = interest.SwapShare > 0 ? "Swap_Share" : "0";
        var capped = interest.CapPerAnnum is not null && interest.CapShare > 0 ? $"+(1-{swapped})*Cap_Share" : "";
        return new(closing, "Principal hedged", $"{loan.Balance.Here}*({swapped}{capped})", "Floating-rate principal", loan.Balance.Here, CellUnit.Percent);
    }

    private static CovenantMeasures? Liquidity(LoanGround ground, string month)
    {
        if (ground.Case.Borrower.Liquidity is not { } held)
            return null;
        var name = "Borrower_Liquidity";
        var row = ground.Draft.Model.Names.GetValueOrDefault(name)
            ?? ground.Draft.Input("Liquidity the borrower reports", CellUnit.Money, name, "/borrower/liquidity", held, (0, 1e15));
        return new($"{month}=0", "Liquidity", row.ValueCell, "Against", "1", CellUnit.Money);
    }
}
