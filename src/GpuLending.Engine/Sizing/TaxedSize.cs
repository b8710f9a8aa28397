using GpuLending.Engine.Costs;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Sizing;

/// <summary>Size and income tax together: tax depends on interest, interest on the size, and the size on the cash that tax leaves. The size is
/// the largest loan that the limits allow after the tax of that very loan. See docs/methodology/income-tax.md.</summary>
internal sealed class TaxedSize
{
    private const int MostRounds = 100;

    private readonly DealRun _run;
    private readonly IncomeTax _tax;
    private double _settledAt = double.NaN;

    private TaxedSize(DealRun run, IncomeTax tax)
    {
        _run = run;
        _tax = tax;
    }

    public double SizeWithoutTax { get; private set; }

    public double SizeWithoutShield { get; private set; }

    public double Residual { get; private set; }

    public string? Remark { get; private set; }

    /// <summary>Leaves the run sized, with the tax of its own loan in its cash.</summary>
    public static TaxedSize Solve(DealRun run, IncomeTax tax)
    {
        var taxed = new TaxedSize(run, tax);
        taxed.Solve();
        return taxed;
    }

    private void Solve()
    {
        _run.SizeLoan();
        SizeWithoutTax = _run.Size;
        var search = LargestFixedPoint.Search(Allows, SizeWithoutTax, Amounts.Largest);
        if (!search.IsFound)
        {
            var because = double.IsNaN(_settledAt) ? search.Reason : $"tax and repayment of a loan of {Amounts.Text(_settledAt)} do not settle";
            throw new NotComputableException($"The loan's size and the income tax have no solution together, because {because}.");
        }

        if (search.Others.Count > 0)
            Remark = $"Several loans fit the limits after their own tax: this is the largest; {string.Join(", ", search.Others.Select(Amounts.Text))} would fit too.";
        else if (search.Value > SizeWithoutTax * (1 + LargestFixedPoint.Tolerance))
            Remark = "The loan is larger than it would be without tax: tax in later years has more of it repaid early, and the limit that binds looks at the balance later.";
        SizeWithoutShield = Allows(0);
        Residual = Allows(search.Value) - search.Value;
    }

    /// <summary>What the limits allow after the tax of a loan of a size; NaN when the tax and the repayment of that loan do not settle.</summary>
    private double Allows(double size)
    {
        var fees = _run.DealCase.Facility.Fees;
        var atClosing = _run.DealCase.Facility.OpeningBalance is null ? (fees.OriginalIssueDiscount + fees.Upfront) * size : 0;
        for (var round = 0; round < MostRounds; round++)
        {
            _run.SizeLoan();
            var (schedule, standing) = _run.Trial(size);
            for (var k = 1; k < standing.Length; k++)
                standing[k] += fees.Exit * schedule.Principal[k];
            _tax.Deduct(_run.Plan, schedule.Interest, schedule.Capitalised, standing, atClosing);
            var change = _tax.Levy(_run.Vectors);
            _run.RefillCash();
            if (change <= _tax.Noise)
                return Sized();
        }

        _settledAt = size;
        return double.NaN;

        double Sized()
        {
            _run.SizeLoan();
            return _run.Size;
        }
    }
}
