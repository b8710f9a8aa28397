namespace GpuLending.Engine.Depreciation;

/// <summary>What a curve's parameter holds.</summary>
public enum CurveParameterShape
{
    /// <summary>One number.</summary>
    Number = 0,

    /// <summary>One whole number.</summary>
    WholeNumber = 1,

    /// <summary>A list of numbers, possibly empty.</summary>
    List = 2,
}
