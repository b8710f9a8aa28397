using System.Text.Json;
using GpuLending.Engine;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Writes what a simulation stores, and reads it back.</summary>
internal static class SimulationContent
{
    public static DealCase Case(byte[] utf8) => Read<DealCase>(utf8);

    public static SimulationResult Result(byte[] utf8) => Read<SimulationResult>(utf8);

    private static T Read<T>(byte[] utf8) =>
        JsonSerializer.Deserialize<T>(utf8, DealDocumentJson.Options) ?? throw new JsonException("A simulation holds an empty part.");
}
