namespace GpuLending.Engine.Covenants;

/// <summary>A lot as covenants on place and age see it.</summary>
/// <param name="LotId">The lot's key.</param>
/// <param name="Country">ISO 3166 alpha-2 code of the country it stands in.</param>
/// <param name="Site">Site, as the lot names it.</param>
/// <param name="Gpus">GPUs in the lot.</param>
/// <param name="Cost">Original cost, all categories.</param>
/// <param name="InService">First day in service under the scenario.</param>
/// <param name="GeneralAvailability">Day its model could first be had; null when the catalogue does not say.</param>
public sealed record CovenantLot(string LotId, string Country, string Site, int Gpus, double Cost, DateOnly InService, DateOnly? GeneralAvailability);
