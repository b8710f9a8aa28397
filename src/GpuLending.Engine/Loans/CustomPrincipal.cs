namespace GpuLending.Engine.Loans;

/// <summary>Principal as entered, cut in proportion when the loan is smaller than what the amounts are struck against, and shared by the draws by
/// balance. What no amount repays is due at maturity.</summary>
internal sealed class CustomPrincipal : IAmortisation
{
    private readonly LoanPlan _plan;
    private readonly double[] _shares;
    private double _size;

    public CustomPrincipal(LoanPlan plan, double struckAgainst, Currency currency)
    {
        _plan = plan;
        _shares = new double[plan.Dates.Length];
        var sum = 0.0;
        var amounts = plan.Facility.Amortisation.Custom;
        foreach (var i in Enumerable.Range(0, amounts.Count).OrderBy(i => amounts[i].Date).ThenBy(i => amounts[i].Amount?.Amount))
        {
            var path = $"/facility/amortisation/custom/{i}";
            var amount = Amounts.NotNegative(amounts[i].Amount, currency, $"{path}/amount");
            var k = Array.BinarySearch(plan.Dates, amounts[i].Date);
            if (k < 0)
                k = ~k;
            if (k == 0 || k > plan.LastPayment)
            {
                throw new NotComputableException(
                    $"{path}/date {Amounts.Day(amounts[i].Date)} is not between the first payment date and maturity on {Amounts.Day(plan.FinalMaturity)}.");
            }

            sum += amount;
            _shares[k] += amount;
        }

        var against = struckAgainst > 0 ? struckAgainst : sum;
        if (sum > against * (1 + 1e-9))
        {
            throw new NotComputableException(
                $"/facility/amortisation/custom repays {Amounts.Text(sum)}, more than the {Amounts.Text(against)} it is struck against.");
        }

        for (var k = 1; k < _shares.Length; k++)
            _shares[k] = against > 0 ? _shares[k] / against : 0;
    }

    public void Start(double size, LoanVectors v) => _size = size;

    public void Repay(LoanVectors v, int k)
    {
        var matured = SharedPrincipal.RepayMatured(_plan, v, k);
        var asked = Math.Max(0, (_size * _shares[k]) - matured);
        SharedPrincipal.Repay(_plan, v, k, asked);
        var left = matured - (_size * _shares[k]);
        v.Balloon[k] += left > 1e-9 * _size ? left : 0;
    }
}
