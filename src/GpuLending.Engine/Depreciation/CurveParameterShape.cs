namespace GpuLending.Engine.Depreciation;

/// <summary>What a curve's parameter holds, and in which member of <see cref="CurveChoice"/> a document says it.</summary>
public enum CurveParameterShape
{
    /// <summary>One number, in <see cref="CurveChoice.Parameters"/>.</summary>
    Number = 0,

    /// <summary>One whole number, in <see cref="CurveChoice.Parameters"/>.</summary>
    WholeNumber = 1,

    /// <summary>A list of numbers, possibly empty, in <see cref="CurveChoice.Lists"/>.</summary>
    List = 2,

    /// <summary>One word out of <see cref="CurveParameter.Options"/>, in <see cref="CurveChoice.Options"/>; the first is the default.</summary>
    Choice = 3,

    /// <summary>Free text, possibly empty, in <see cref="CurveChoice.Options"/>; empty is the default.</summary>
    Text = 4,
}
