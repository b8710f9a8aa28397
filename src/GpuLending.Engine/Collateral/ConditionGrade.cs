namespace GpuLending.Engine.Collateral;

/// <summary>Condition of hardware on the day it enters service.</summary>
public enum ConditionGrade
{
    /// <summary>Never used.</summary>
    New,

    /// <summary>Used, tested and certified by the maker or a dealer.</summary>
    Certified,

    /// <summary>Used and working.</summary>
    Used,

    /// <summary>As is, where is.</summary>
    AsIs,
}
