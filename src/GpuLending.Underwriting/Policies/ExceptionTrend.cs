namespace GpuLending.Underwriting.Policies;

/// <summary>How often each rule of the policy was excepted, month by month, and the exceptions that stand on approved deals.</summary>
/// <param name="Months">Every month from the first submission to the present one, at least six, at most 24, oldest first.</param>
/// <param name="Rules">One row a rule that was ever excepted, the most frequent first.</param>
/// <param name="Standing">Exceptions of each deal's approved revision in force, the next to expire first.</param>
public sealed record ExceptionTrend(IReadOnlyList<ExceptionMonth> Months, IReadOnlyList<ExceptionRuleTrend> Rules, IReadOnlyList<StandingException> Standing);
