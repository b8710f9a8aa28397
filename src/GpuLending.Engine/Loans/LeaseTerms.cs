namespace GpuLending.Engine.Loans;

/// <summary>What a lease of the equipment says beside the loan's terms. Used when the kind of loan is <see cref="FacilityKind.EquipmentLease"/>. See docs/methodology/equipment-lease.md.</summary>
public sealed record LeaseTerms
{
    /// <summary>Whether a rent is paid at the start of its period. The first rent is then paid on the day of the draw and the loan is what is left: cost less first rent.</summary>
    public bool RentInAdvance { get; init; }

    /// <summary>Share of the cost leased that the rents do not repay, 0 to 1: it is due at the end.</summary>
    public double ResidualShare { get; init; }

    /// <summary>Price at which the lessee may buy at the end, as a share of the cost leased; null for fair market value.</summary>
    public double? PurchaseOptionShare { get; init; }
}
