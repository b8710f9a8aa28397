namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Who is paid from each period's cash. Without an agreed waterfall: fees, interest and principal, the rest to the borrower.</summary>
internal static class WaterfallSheet
{
    /// <summary>Writes the sheet.</summary>
    /// <returns>The agreed waterfall; null without one.</returns>
    public static AgreedWaterfall? Write(LoanGround ground, LoanInputs inputs, DrawsSheet draws, SizingSheet sizing, LoanSheet loan)
    {
        if (ground.Case.Waterfall is { } terms)
        {
            var rules = ground.Draft.Model.Sheet("Waterfall", "Who is paid from the cash of each payment date, rule by rule in the agreed order.", ground.Draft.Months);
            var agreed = new AgreedWaterfall(ground, inputs, draws, sizing, loan, rules, terms);
            agreed.Write();
            return agreed;
        }

        var sheet = ground.Draft.Model.Sheet("Waterfall", "Who is paid from the cash of each payment date. The deal has no agreed waterfall: fees, interest and principal, then the borrower.", ground.Draft.Months);
        sheet.Block("Cash");
        var cash = sheet.Series("Cash flow available for debt service", CellUnit.Money, sizing.Cash.Here, total: true, row: null, role: CellRole.Link);
        sheet.Block("Paid, in this order");
        var fees = sheet.Series("Fees", CellUnit.Money, loan.Fees.Here, total: true, role: CellRole.Link);
        var interest = sheet.Series("Interest after hedges", CellUnit.Money, loan.Interest.Here, total: true, role: CellRole.Link);
        var principal = sheet.Series("Principal", CellUnit.Money, loan.Principal.Here, total: true, role: CellRole.Link);
        var shortfall = sheet.Series(
            "Paid by the sponsor: what cash leaves short", CellUnit.Money,
            $"IF({draws.Alive.Here}=1,MAX(0,{interest.Here}+{principal.Here}-MAX(0,{cash.Here}-{fees.Here})),0)", ground.Result.Loan.Shortfall, total: true);
        var forFees = sheet.Series("Paid by the sponsor: costs and fees above cash", CellUnit.Money, $"IF({draws.Alive.Here}=1,MAX(0,{fees.Here}-{cash.Here}),0)", total: true);
        var left = sheet.Series(
            "Left for the borrower", CellUnit.Money, $"{cash.Here}-{fees.Here}-{interest.Here}-{principal.Here}+{shortfall.Here}+{forFees.Here}", total: true);

        sheet.Block("Debt service reserve");
        var ahead = $"SUMPRODUCT(({ground.Months.All}>{draws.LastDrawMonth})*({ground.Months.All}<={draws.LastDrawMonth}+12)*{loan.Service.All})";
        var engine = ground.Result.SourcesAndUses.Uses.FirstOrDefault(use => use.Name == "Debt service reserve");
        sheet.Figure(
            "Set aside when drawn in full", CellUnit.Cents, $"ROUND(MAX(0,{ahead})*{inputs.ReserveMonths}/12,{LoanConstants.Digits})", (double)(engine?.Amount.Amount ?? 0),
            "Months of the debt service of the year after the last draw.", "Reserve_Amount");
        ground.Draft.Check(
            "Cash in is cash out",
            $"SUMPRODUCT((ABS({cash.All}+{shortfall.All}+{forFees.All}-{fees.All}-{interest.All}-{principal.All}-{left.All})>{LoanConstants.HalfCoin})*1)=0");
        return null;
    }
}
