namespace GpuLending.Engine.Solving;

/// <summary>The answer, or why there is none.</summary>
public sealed record Solution
{
    /// <summary>How the search ended.</summary>
    public required SolutionStatus Status { get; init; }

    /// <summary>The input that answers; null when there is none or several. Of a stretch the value nearest to the deal's own; of a break-even the last value that still passes.</summary>
    public required double? Value { get; init; }

    /// <summary>The output at <see cref="Value"/>; null without one.</summary>
    public required double? Output { get; init; }

    /// <summary>Every value that answers, in order: one when found, several, or the two ends of a stretch; empty when there is none.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The outcome in one sentence; "No solution, because ..." when there is none.</summary>
    public required string Reason { get; init; }

    /// <summary>How the output moves with the input over the values tried.</summary>
    public required OutputDirection Direction { get; init; }

    /// <summary>The input as it stands in the deal, or as the scenario has it; null when not provided.</summary>
    public required double? CurrentInput { get; init; }

    /// <summary>The output as the deal stands; null when it does not exist.</summary>
    public required double? CurrentOutput { get; init; }

    /// <summary>Least value tried.</summary>
    public required double Lower { get; init; }

    /// <summary>Largest value tried.</summary>
    public required double Upper { get; init; }

    /// <summary>Whether only whole numbers were tried.</summary>
    public required bool Whole { get; init; }

    /// <summary>The values tried first, evenly over the range and in order: the picture of the output. A root between two of them that touches and turns back may stay unseen.</summary>
    public required IReadOnlyList<SolutionPoint> Tried { get; init; }

    /// <summary>How often the deal was evaluated.</summary>
    public required int Evaluations { get; init; }
}
