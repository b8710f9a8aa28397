namespace GpuLending.Engine.Credit;

/// <summary>Whose probability of default the expected loss is struck on.</summary>
public enum DefaultRateBasis
{
    /// <summary>The customers': the letter that their contracted revenue weighs to. The rating follows the offtake.</summary>
    Customers = 0,

    /// <summary>The borrower's own rating.</summary>
    Borrower,

    /// <summary>A yearly rate as entered.</summary>
    Entered,
}
