using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A deal as policy looks at it: the document, its result and what follows from both.</summary>
public sealed class PolicySubject
{
    private readonly List<(string Customer, CreditRating Rating, double Revenue)> _customers;

    public PolicySubject(DealDocument document, UnderwritingResult result, LendingPolicy policy)
    {
        Policy = policy;
        Document = document;
        Result = result;
        _customers = [.. document.Case.Contracts
            .Select(contract => (
                contract.Customer,
                Rating: CreditRating.TryParse(contract.CustomerRating, out var rating) ? rating : CreditRating.NotRated,
                Revenue: result.Cashflow.Contracts.Where(path => path.ContractId == contract.Id).Sum(path => path.Revenue.Sum())))
            // One customer may hold several contracts; its weakest rating counts.
            .GroupBy(contract => contract.Customer.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, group.Max(contract => contract.Rating), group.Sum(contract => contract.Revenue)))];
    }

    public DealDocument Document { get; }

    public UnderwritingResult Result { get; }

    /// <summary>The lender's policy that the deal is held against.</summary>
    public LendingPolicy Policy { get; }

    public ExceptionThresholds Bounds => Policy.ExceptionThresholds;

    /// <summary>The weakest rating among the customers under contract; not rated when there is none.</summary>
    public CreditRating WeakestCustomer => _customers.Count == 0 ? CreditRating.NotRated : _customers.Max(customer => customer.Rating);

    /// <summary>Share of contracted revenue from customers without a rating, a fraction; null without contracted revenue.</summary>
    public double? UnratedShare => Share(customer => !customer.Rating.IsRated);

    /// <summary>The customer below investment grade with the most contracted revenue, and its share; null when there is none.</summary>
    public (string Customer, double Share)? LargestBelowInvestmentGrade
    {
        get
        {
            var total = _customers.Sum(customer => customer.Revenue);
            var below = _customers.Where(customer => !customer.Rating.IsInvestmentGrade).ToList();
            if (total <= 0 || below.Count == 0)
                return null;
            var largest = below.MaxBy(customer => customer.Revenue);
            return (largest.Customer, largest.Revenue / total);
        }
    }

    /// <summary>
    /// Highest loan to value on the dates a lender looks at it, draws and payments, as the limit does; between two payments the fleet loses value
    /// while the balance stands still. A fraction; null when there is none.
    /// </summary>
    public double? MaximumLoanToValue
    {
        get
        {
            var path = Result.Coverage.LoanToValue;
            var months = Result.Coverage.DebtService.Select(point => point.Month)
                .Concat(Enumerable.Range(0, Result.Loan.Drawn.Count).Where(month => Result.Loan.Drawn[month] > 0));
            return months.Where(month => month < path.Count).Max(month => path[month]);
        }
    }

    /// <summary>Share of the loan that is still owed when the last payment falls due, as the terms have it.</summary>
    public double BalloonShare => Document.Case.Facility.Amortisation is { Style: Engine.Loans.AmortisationStyle.Bullet } ? 1 : Document.Case.Facility.Amortisation.BalloonShare;

    private double? Share(Func<(string Customer, CreditRating Rating, double Revenue), bool> counts)
    {
        var total = _customers.Sum(customer => customer.Revenue);
        return total > 0 ? _customers.Where(counts).Sum(customer => customer.Revenue) / total : null;
    }
}
