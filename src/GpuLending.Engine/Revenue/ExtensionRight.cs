namespace GpuLending.Engine.Revenue;

/// <summary>Who may extend a contract.</summary>
public enum ExtensionRight
{
    /// <summary>The customer, who extends when the price is below the market: its option is never worth more than re-letting.</summary>
    Customer,

    /// <summary>The provider, who extends when the price is above the market.</summary>
    Provider,
}
