namespace GpuLending.Underwriting.Intake;

/// <summary>What becomes of what the deal has.</summary>
public enum IntakeMode
{
    /// <summary>The file's rows take the place of all rows; a row with the key of one that stands keeps what the file does not say.</summary>
    Replace,

    /// <summary>The file's rows come after those that stand.</summary>
    Add,
}
