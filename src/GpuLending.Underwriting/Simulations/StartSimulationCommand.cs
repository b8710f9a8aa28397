using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Asks for a simulation.</summary>
/// <param name="Document">The document as it stands; its case is copied.</param>
/// <param name="Terms">What is simulated.</param>
/// <param name="DealId">The deal it is of; null for a document that belongs to none.</param>
/// <param name="SnapshotId">Market it is run on; null for the current one.</param>
public sealed record StartSimulationCommand(DealDocument Document, SimulationTerms Terms, Guid? DealId = null, string? SnapshotId = null);
