namespace GpuLending.Engine.Simulation;

/// <summary>One parameter of a simulation with what stands behind it.</summary>
/// <param name="Parameter">Name of the property of <see cref="SimulationTerms"/>, as in its JSON, such as "rentVolatility".</param>
/// <param name="Value">Its value.</param>
/// <param name="Observations">Changes of price, or launches, it was taken from; 0 when assumed.</param>
/// <param name="Assumed">Whether the data are too thin and the value is an assumption.</param>
/// <param name="Source">Which prices, of whom, from when to when; or why it is assumed.</param>
public sealed record CalibratedParameter(string Parameter, double Value, int Observations, bool Assumed, string Source);
