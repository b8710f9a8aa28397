namespace GpuLending.Engine.Revenue;

/// <summary>One month of a contract: GPU-months wanted and the same times their price, the certain part apart from the open one.</summary>
internal readonly record struct ContractMonth(double Certain, double CertainPriced, double Open, double OpenPriced)
{
    public double Wanted => Certain + Open;
}
