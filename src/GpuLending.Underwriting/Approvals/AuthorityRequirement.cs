using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Who must sign a revision.</summary>
/// <param name="Row">Row of the matrix that decided.</param>
/// <param name="Bounds">The row's bounds in words.</param>
/// <param name="Signatures">One role a signature.</param>
/// <param name="Missing">Signatures still missing.</param>
public sealed record AuthorityRequirement(int Row, string Bounds, IReadOnlyList<Role> Signatures, IReadOnlyList<Role> Missing)
{
    public bool IsComplete => Missing.Count == 0;

    /// <summary>Whether this role's signature would fill a place that is still empty.</summary>
    public bool CanSign(Role role) => AuthorityMatrix.Fill(Missing, role).Count < Missing.Count;
}
