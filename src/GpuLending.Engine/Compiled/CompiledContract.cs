namespace GpuLending.Engine.Compiled;

/// <summary>One contract as numbers. Months count from closing.</summary>
internal struct CompiledContract
{
    public string Id;

    /// <summary>Month at whose end service starts: the first month served is the next.</summary>
    public int Start;

    /// <summary>Last month served.</summary>
    public int End;

    public double Gpus;

    /// <summary>Fee of a month for all its GPUs, before any escalator.</summary>
    public double FeePerMonth;

    public double EscalatorPerAnnum;

    /// <summary>Whether the escalator's years count from the agreed start, however late service starts.</summary>
    public bool FromAgreedStart;

    /// <summary>Share of the hours used.</summary>
    public double Use;
}
