using GpuLending.Engine.Depreciation;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>A curve after an edit, and which of its fields moved.</summary>
public sealed record CurveEdit(string Field, CurveChoice Choice);
