using GpuLending.Engine;
using GpuLending.Engine.Simulation;

namespace GpuLending.Web.Api;

/// <summary>One path of a simulation as a scenario, and the deal under it.</summary>
public sealed record SimulationPathResponse
{
    /// <summary>The path: its scenario goes into an evaluation as it is.</summary>
    public required SimulatedPath Path { get; init; }

    /// <summary>The deal under that scenario, by the same engine.</summary>
    public required UnderwritingResult Result { get; init; }
}
