using System.Globalization;

namespace GpuLending.Engine.Solving;

/// <summary>What a search found, with the sentence that says so.</summary>
internal static class SolutionWords
{
    public static Solution Of(SolutionQuestion question, SolverSearch search, TurnedInput turned, double? current, double lower, double upper)
    {
        var (status, value, values, reason) = Outcome(question, search, turned, lower, upper);
        return new Solution
        {
            Status = status,
            Value = value,
            Output = value is { } input ? search.At(input).Output : null,
            Values = values,
            Reason = reason,
            Direction = search.Direction,
            CurrentInput = turned.Current,
            CurrentOutput = current,
            Lower = lower,
            Upper = upper,
            Whole = turned.Whole,
            Tried = search.Tried,
            Evaluations = search.Evaluations,
        };
    }

    private static (SolutionStatus, double?, IReadOnlyList<double>, string) Outcome(
        SolutionQuestion question, SolverSearch search, TurnedInput turned, double lower, double upper)
    {
        var range = $"between {Text(lower)} and {Text(upper)}";
        if (!search.Known.Any())
            return None(SolutionStatus.NotComputable, $"the figure cannot be had anywhere {range}: {search.Tried[0].Refused}");
        var gaps = Gaps(search);
        return question.Test == GoalTest.Equal ? Seek(question, search, turned, range, gaps) : BreakEven(question, search, turned, range, gaps);
    }

    private static (SolutionStatus, double?, IReadOnlyList<double>, string) Seek(
        SolutionQuestion question, SolverSearch search, TurnedInput turned, string range, string gaps)
    {
        var target = Text(question.Target);
        switch (search.Answers)
        {
            case []:
                if (search.Jumps is [var jump, ..])
                {
                    var sides = $"{Text(jump.Before.Output!.Value)} at {Text(jump.Before.Input)} and {Text(jump.After.Output!.Value)} at {Text(jump.After.Input)}";
                    return turned.Whole
                        ? None(SolutionStatus.Jump, $"no whole number gives {target}: it is {sides}{gaps}")
                        : None(SolutionStatus.Jump, $"the figure jumps over {target}: it is {sides}{gaps}");
                }

                return search.Direction == OutputDirection.Flat
                    ? None(SolutionStatus.Flat, $"the figure stays {Text(search.Least.Output!.Value)} {range}, whatever the input{gaps}")
                    : None(SolutionStatus.OutOfReach,
                        $"{range} the figure runs from {Text(search.Least.Output!.Value)} (at {Text(search.Least.Input)}) to {Text(search.Most.Output!.Value)} (at {Text(search.Most.Input)}) "
                        + $"and never reaches {target}{gaps}");
            case [var one] when one.From == one.To && search.Jumps.Count == 0:
                return (SolutionStatus.Found, one.From, [one.From], $"{Text(one.From)} gives {target}{Remark(search)}{gaps}.");
            case [var stretch] when search.Jumps.Count == 0:
                var nearest = Math.Clamp(turned.Current ?? stretch.From, stretch.From, stretch.To);
                return (SolutionStatus.EveryValue, nearest, [stretch.From, stretch.To], $"Every value from {Text(stretch.From)} to {Text(stretch.To)} gives {target}{gaps}.");
            case [var one] when one.From == one.To:
                return (SolutionStatus.Found, one.From, [one.From],
                    $"{Text(one.From)} gives {target}; elsewhere the figure also jumps over it, between {Text(search.Jumps[0].Before.Input)} and {Text(search.Jumps[0].After.Input)}{gaps}.");
            default:
                var values = search.Answers.Select(answer => answer.From).ToArray();
                return (SolutionStatus.Several, null, values,
                    $"{search.Answers.Count} answers give {target}: {string.Join(", ", search.Answers.Select(Stretch))}. None is more right than another: narrow the range{gaps}.");
        }
    }

    private static (SolutionStatus, double?, IReadOnlyList<double>, string) BreakEven(
        SolutionQuestion question, SolverSearch search, TurnedInput turned, string range, string gaps)
    {
        var words = (question.Test == GoalTest.AtLeast ? "at least " : "at most ") + Text(question.Target);
        switch (search.Answers)
        {
            case []:
                var (passing, failing) = (search.Known.FirstOrDefault(search.Passes), search.Known.FirstOrDefault(point => !search.Passes(point)));
                return (passing, failing) switch
                {
                    (_, null) when search.Defined.Count > 0 =>
                        (SolutionStatus.EveryValue, turned.Current is { } own ? Math.Clamp(own, search.Defined[0].Input, search.Defined[^1].Input) : search.Defined[0].Input,
                            [search.Defined[0].Input, search.Defined[^1].Input],
                            $"The figure is {words} on every value {range}: nothing breaks it{gaps}."),
                    (null, _) when search.Defined.Count > 0 => None(SolutionStatus.OutOfReach,
                        $"the figure is nowhere {words} {range}: it runs from {Text(search.Least.Output!.Value)} to {Text(search.Most.Output!.Value)}{gaps}"),
                    ({ } good, { } bad) => None(SolutionStatus.Jump, $"the figure is {words} at {Text(good.Input)} and not at {Text(bad.Input)}, and cannot be had between them{gaps}"),
                    _ => None(SolutionStatus.OutOfReach, $"the figure is without bound {range}{gaps}"),
                };
            case [var one]:
                var side = PassesBelow(search, one.From) ? "up to" : "down to";
                return (SolutionStatus.Found, one.From, [one.From], $"The figure is {words} {side} {Text(one.From)} and not beyond{Remark(search)}{gaps}.");
            default:
                return (SolutionStatus.Several, null, [.. search.Answers.Select(answer => answer.From)],
                    $"The figure passes and fails {words} in turn: it changes at {string.Join(", ", search.Answers.Select(answer => Text(answer.From)))}{gaps}.");
        }
    }

    private static bool PassesBelow(SolverSearch search, double at)
    {
        var first = search.Known.First();
        return search.Passes(first) && first.Input <= at;
    }

    private static (SolutionStatus, double?, IReadOnlyList<double>, string) None(SolutionStatus status, string because) => (status, null, [], $"No solution, because {because}.");

    private static string Remark(SolverSearch search) => search.Direction switch
    {
        OutputDirection.Rising => "; the figure rises with the input",
        OutputDirection.Falling => "; the figure falls as the input rises",
        OutputDirection.Mixed => "; the figure both rises and falls over the range, so look at the picture before relying on it",
        OutputDirection.Flat => "",
    };

    /// <summary>Where the figure has no bound and where the deal cannot be computed, in words; empty when neither is anywhere.</summary>
    private static string Gaps(SolverSearch search)
    {
        var unbounded = search.Tried.Where(point => point.IsUnbounded).ToArray();
        var refused = search.Tried.Where(point => point is { Output: null, IsUnbounded: false }).ToArray();
        return (unbounded.Length == 0 ? "" : $" (without bound at {unbounded.Length} of {search.Tried.Count} values tried, the first at {Text(unbounded[0].Input)})") + (refused.Length == 0
            ? ""
            : $" ({refused.Length} of {search.Tried.Count} values tried could not be had, the first at {Text(refused[0].Input)}: {refused[0].Refused!.TrimEnd('.')})");
    }

    private static string Stretch((double From, double To) answer) => answer.From == answer.To ? Text(answer.From) : $"{Text(answer.From)} to {Text(answer.To)}";

    /// <summary>A number with enough digits to tell neighbours apart, the same in every culture.</summary>
    private static string Text(double value) => Math.Abs(value) >= 1000
        ? value.ToString("#,##0.##", CultureInfo.InvariantCulture)
        : value.ToString("0.######", CultureInfo.InvariantCulture);
}
