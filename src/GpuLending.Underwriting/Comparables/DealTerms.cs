using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Comparables;

/// <summary>A desk deal's own terms as they are held beside the public ones.</summary>
public sealed record DealTerms
{
    public required string Name { get; init; }

    public required DateOnly Closing { get; init; }

    public required CustomerCreditClass CustomerCredit { get; init; }

    /// <summary>The loan's letter, "NR" when it has none.</summary>
    public required string Rating { get; init; }

    public required double Amount { get; init; }

    public required int TenorMonths { get; init; }

    /// <summary>Maker of most of the fleet by count; empty when the market data do not know it.</summary>
    public required string Vendor { get; init; }

    /// <summary>Base rate at closing; null when the market data have none.</summary>
    public required double? BaseRate { get; init; }

    public required string Index { get; init; }

    public required double? Margin { get; init; }

    public required double? FixedRate { get; init; }

    /// <summary>Price paid for 1 of the loan.</summary>
    public required double IssuePrice { get; init; }

    /// <summary>Loan over eligible cost; null without cost.</summary>
    public required double? AdvanceOnCost { get; init; }

    public required double? MaximumLoanToValue { get; init; }

    public required double SizingCover { get; init; }

    public required double? MaintenanceCover { get; init; }

    /// <summary>All-in cost to the borrower (XIRR); null when no rate solves it.</summary>
    public required double? BorrowerCost { get; init; }

    public required string Currency { get; init; }

    /// <summary>The terms of a case with its result.</summary>
    public static DealTerms Of(DealCase dealCase, UnderwritingResult result, MarketSnapshot? snapshot)
    {
        var facility = dealCase.Facility;
        var interest = facility.Interest;
        var forwards = snapshot?.BaseRates.GetValueOrDefault(interest.Index);
        return new DealTerms
        {
            Name = dealCase.Name,
            Closing = dealCase.ClosingDate,
            CustomerCredit = ClassOf(dealCase.Contracts, result),
            Rating = result.Credit?.Rating ?? "NR",
            Amount = result.Sizing.LoanSizeUnrounded,
            TenorMonths = result.Credit?.Pricing?.TenorMonths ?? facility.TenorMonths,
            Vendor = dealCase.Lots.GroupBy(lot => snapshot?.Models.GetValueOrDefault(lot.GpuModel)?.Vendor ?? "", lot => lot.Count)
                .OrderByDescending(vendor => vendor.Sum()).Select(vendor => vendor.Key).FirstOrDefault() ?? "",
            BaseRate = result.Returns.BaseRateAtClosing ?? (forwards is { Pillars.Count: > 0 } ? forwards.RatePerAnnum(dealCase.ClosingDate) : null),
            Index = interest.Index,
            Margin = interest.Kind == RateKind.Floating ? result.Credit?.Pricing?.OwnMargin ?? interest.MarginPerAnnum : null,
            FixedRate = interest.Kind == RateKind.Fixed ? interest.FixedRatePerAnnum : null,
            IssuePrice = 1 - facility.Fees.OriginalIssueDiscount,
            AdvanceOnCost = result.Sizing.EligibleCost > 0 ? result.Sizing.LoanSizeUnrounded / result.Sizing.EligibleCost : null,
            MaximumLoanToValue = result.Coverage.MaximumLoanToValue,
            SizingCover = dealCase.Sizing.DebtServiceCoverage.ContractedTarget,
            MaintenanceCover = dealCase.Covenants.FirstOrDefault(covenant => covenant.Kind == Engine.Covenants.CovenantKind.DebtServiceCoverage)?.Threshold,
            BorrowerCost = result.Credit?.Pricing?.BorrowerCost,
            Currency = result.Currency.Code,
        };
    }

    /// <summary>The class of nearly all contracted revenue; mixed when it is of several.</summary>
    private static CustomerCreditClass ClassOf(IReadOnlyList<OfftakeContract> contracts, UnderwritingResult result)
    {
        const double nearlyAll = 0.9;
        var revenue = result.Cashflow.Contracts.ToDictionary(path => path.ContractId, path => path.Revenue.Sum());
        var total = revenue.Values.Sum();
        if (total <= 0 || contracts.Count == 0) return CustomerCreditClass.NotPublished;
        var classes = contracts
            .GroupBy(contract => CreditRating.TryParse(contract.CustomerRating, out var rating) && rating.IsRated
                ? rating.IsInvestmentGrade ? CustomerCreditClass.InvestmentGrade : CustomerCreditClass.BelowInvestmentGrade
                : CustomerCreditClass.Unrated)
            .Select(group => (Class: group.Key, Share: group.Sum(contract => revenue.GetValueOrDefault(contract.Id)) / total))
            .OrderByDescending(group => group.Share).ToList();
        return classes[0].Share >= nearlyAll ? classes[0].Class : CustomerCreditClass.Mixed;
    }
}
