namespace GpuLending.Engine.Checks;

/// <summary>Something that must hold in every result.</summary>
/// <param name="Name">What must hold, such as "sources equal uses".</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Difference">How far the two sides are apart, in the unit of what is compared; 0 when it holds exactly.</param>
public sealed record IntegrityCheck(string Name, bool Holds, double Difference);
