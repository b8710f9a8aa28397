namespace GpuLending.Engine.Costs;

/// <summary>How the year of service is counted in tax depreciation.</summary>
public enum DepreciationConvention
{
    /// <summary>Mid-quarter for a year of which more than 40 % of the cost enters service in the last quarter, else half-year: what the rule asks for.</summary>
    ByRule = 0,

    /// <summary>Half a year, whatever the quarter.</summary>
    HalfYear = 1,

    /// <summary>From the middle of the quarter of service.</summary>
    MidQuarter = 2,
}
