namespace GpuLending.Engine.Costs;

/// <summary>The part of the workspace that holds costs by line, the replacement reserve, working capital and income tax: monthly vectors on one buffer,
/// allocated once and filled anew by every run. Costs are positive amounts that are taken off.</summary>
internal sealed class CostVectors(int months)
{
    private const int Named = 19;

    private readonly double[] _buffer = new double[Named * months];

    public Span<double> Maintenance => Row(0);

    public Span<double> Insurance => Row(1);

    public Span<double> Software => Row(2);

    public Span<double> Staff => Row(3);

    public Span<double> SellingAndAdministration => Row(4);

    public Span<double> PropertyTax => Row(5);

    public Span<double> Fixed => Row(6);

    /// <summary>Set aside to replace hardware: cash that goes into the reserve.</summary>
    public Span<double> SetAside => Row(7);

    /// <summary>Replacement paid out of the reserve.</summary>
    public Span<double> PaidFromReserve => Row(8);

    /// <summary>Replacement paid out of the month's cash because the reserve was short.</summary>
    public Span<double> PaidFromCash => Row(9);

    /// <summary>The reserve after the month.</summary>
    public Span<double> ReserveBalance => Row(10);

    /// <summary>Contracted part of what goes into the reserve and of what cash pays.</summary>
    public Span<double> ReserveContracted => Row(11);

    /// <summary>Revenue earned and not yet received, after the month.</summary>
    public Span<double> Receivable => Row(12);

    /// <summary>Costs consumed and not yet paid, after the month.</summary>
    public Span<double> Payable => Row(13);

    /// <summary>Cash that working capital takes in the month; negative where it gives cash.</summary>
    public Span<double> WorkingCapital => Row(14);

    public Span<double> WorkingCapitalContracted => Row(15);

    /// <summary>Income tax paid.</summary>
    public Span<double> IncomeTax => Row(16);

    public Span<double> IncomeTaxContracted => Row(17);

    /// <summary>GPUs under contract as a share of those in service; 1 where the deal has no GPUs.</summary>
    public Span<double> ContractedShare => Row(18);

    public void Clear() => Array.Clear(_buffer);

    /// <summary>What contracted cash gives up below the running costs in a month.</summary>
    public double ContractedBelowCosts(int m) => ReserveContracted[m] + WorkingCapitalContracted[m] + IncomeTaxContracted[m];

    /// <summary>What merchant cash gives up below the running costs in a month.</summary>
    public double MerchantBelowCosts(int m) =>
        SetAside[m] + PaidFromCash[m] - ReserveContracted[m] + WorkingCapital[m] - WorkingCapitalContracted[m] + IncomeTax[m] - IncomeTaxContracted[m];

    private Span<double> Row(int row) => _buffer.AsSpan(row * months, months);
}
