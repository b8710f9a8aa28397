using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Simulation;

/// <summary>Cash of one path from its default on: rent and value held where they stand, customers that have failed stay failed. Part of a group's workspace, set anew for each default.</summary>
/// <param name="customers">Number of customers.</param>
internal sealed class PathCash(int customers) : IRecoveryCash
{
    private CashResponse? _cash;
    private double[] _marketRent = [];
    private double[] _sale = [];
    private double _value;
    private double _rent;

    /// <summary>Month of default by customer; a month out of reach for none.</summary>
    public int[] Failed { get; } = new int[customers];

    /// <summary>Sets what a default finds.</summary>
    /// <param name="cash">How cash answers.</param>
    /// <param name="marketRent">Rent of the whole fleet in the base case by month.</param>
    /// <param name="sale">What a sale brings in the base case by month.</param>
    /// <param name="value">Factor on value.</param>
    /// <param name="rent">Factor on rent.</param>
    public void Hold(CashResponse cash, double[] marketRent, double[] sale, double value, double rent) =>
        (_cash, _marketRent, _sale, _value, _rent) = (cash, marketRent, sale, value, rent);

    public double ContractedRevenue(int m) => _cash!.At(CashKind.ContractedRevenue, m, _rent, Failed);

    public double ContractedCosts(int m) => _cash!.At(CashKind.ContractedCosts, m, _rent, Failed);

    public double ContractedCfads(int m) => _cash!.At(CashKind.ContractedCfads, m, _rent, Failed);

    public double RunningCosts(int m) => _cash!.At(CashKind.RunningCosts, m, _rent, Failed);

    public double MarketRent(int m) => _marketRent[m] * _rent;

    public double Sale(int m) => _sale[m] * _value;
}
