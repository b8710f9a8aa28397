namespace GpuLending.Engine.Covenants;

/// <summary>What one customer pays.</summary>
/// <param name="Customer">Customer's name.</param>
/// <param name="Revenue">Contracted revenue by month; index 0 is closing and 0.</param>
public sealed record CovenantCustomer(string Customer, IReadOnlyList<double> Revenue);
