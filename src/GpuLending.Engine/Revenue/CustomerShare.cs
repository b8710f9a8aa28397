namespace GpuLending.Engine.Revenue;

/// <summary>One customer's part of the contracted revenue still to come.</summary>
/// <param name="Customer">Customer's name, as in the contracts.</param>
/// <param name="Contracts">Number of its contracts.</param>
/// <param name="RemainingRevenue">Contracted revenue still to come.</param>
/// <param name="Share">Share of all of it, a fraction; 0 when there is none.</param>
public sealed record CustomerShare(string Customer, int Contracts, double RemainingRevenue, double Share);
