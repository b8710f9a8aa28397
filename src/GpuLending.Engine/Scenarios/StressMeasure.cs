namespace GpuLending.Engine.Scenarios;

/// <summary>A figure that stress tables, attributions and searches are struck on. Each reads one field of <see cref="ScenarioFigures"/>.</summary>
public enum StressMeasure
{
    /// <summary>Least debt service cover, a multiple; more is better. What earlier dates left unpaid is due too, and dates on which less than a thousandth of the loan is due are left out: the
    /// least cover of a result does neither, so that the two part once a payment is missed.</summary>
    Coverage,

    /// <summary>Largest balance after a payment over the value on its day, a fraction; less is better. The headline's loan-to-value looks at every month and so can be higher.</summary>
    LoanToValue,

    /// <summary>Balance left after the last payment and the sale at maturity, an amount; less is better.</summary>
    Loss,

    /// <summary>Lenders' return a year on dated cash; more is better.</summary>
    LenderReturn,

    /// <summary>Lenders' dated cash at 9 % a year, an amount; more is better.</summary>
    NetPresentValue,

    /// <summary>Interest to the lenders over the loan's life, an amount.</summary>
    Interest,

    /// <summary>Years until principal is back, weighted by principal.</summary>
    AverageLife,
}
