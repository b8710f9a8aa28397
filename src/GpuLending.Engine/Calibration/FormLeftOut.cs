namespace GpuLending.Engine.Calibration;

/// <summary>A form that was not compared.</summary>
/// <param name="Form">Kind in the catalogue of curves.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record FormLeftOut(string Form, string Name, string Reason);
