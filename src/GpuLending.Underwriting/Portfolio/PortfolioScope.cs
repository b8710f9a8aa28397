namespace GpuLending.Underwriting.Portfolio;

/// <summary>Which deals make the book.</summary>
public enum PortfolioScope
{
    /// <summary>Every deal that is not declined, defaulted or repaid: the book with the pipeline.</summary>
    Open,

    /// <summary>Deals that were approved, and what came of them.</summary>
    Approved,
}
