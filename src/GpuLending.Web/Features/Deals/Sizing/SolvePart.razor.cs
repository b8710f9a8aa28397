using System.Globalization;
using GpuLending.Engine.Solving;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Solutions;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Sizing;

/// <summary>Asks what it would take: one figure, one thing turned, and the answer with its picture.</summary>
public sealed partial class SolvePart
{
    private const string DriverMark = "driver/";

    private static readonly string[] ShareEndings = ["Rate", "Share", "PerAnnum", "maximum", "Advance", "LoanToValue", "Discount", "upfront", "exit", "utilisation"];

    private static readonly string[] UsualEndings =
    [
        "/advanceOnCost/advanceRate", "/loanToValue/maximum", "/debtServiceCoverage/contractedTarget", "/debtServiceCoverage/merchantTarget", "/facility/commitment", "/facility/tenorMonths",
        "/facility/interest/marginPerAnnum", "/facility/interest/fixedRatePerAnnum", "/facility/fees/originalIssueDiscount", "/pricePerGpuHour", "/gpus", "/takeOrPayShare", "/unitCost/gpu", "/count",
        "/merchant/utilisation", "/power/pricePerKilowattHour", "/junior/combinedDebtServiceCoverage", "/junior/combinedAdvance",
    ];

    private readonly CancellationTokenSource _left = new();
    private CancellationTokenSource? _stop;
    private DealSolution? _answer;
    private AskedSolution? _asked;
    private string _output = "/coverage/minimumDebtService";
    private string _input = "/sizing/advanceOnCost/advanceRate";
    private string? _contract;
    private string? _refusal;
    private GoalTest _test;
    private double? _target;
    private double? _lower;
    private double? _upper;
    private bool _running;

    [CascadingParameter] public required DealDesk Desk { get; set; }

    private static IReadOnlyList<Choice<string>> Outputs { get; } = [.. SolvableOutput.Usual.Select(output => new Choice<string>(output.Path, output.Name))];

    private SolvableOutput Output => SolvableOutput.Usual.First(output => output.Path == _output);

    private FigureUnit OutputUnit => Output.Unit;

    private string? TargetUnit => OutputUnit switch
    {
        FigureUnit.Amount => Desk.Case.Currency.Code,
        FigureUnit.Multiple => "x",
        FigureUnit.Years => "years",
        _ => null,
    };

    private ScenarioDriver? Driver => _input.StartsWith(DriverMark, StringComparison.Ordinal) ? Enum.Parse<ScenarioDriver>(_input[DriverMark.Length..]) : null;

    private string? ContractId => Desk.Case.Contracts.Any(contract => contract.Id == _contract) ? _contract : Desk.Case.Contracts is [var first, ..] ? first.Id : null;

    private IReadOnlyList<Choice<string>> Contracts => [.. Desk.Case.Contracts.Select(contract => new Choice<string>(contract.Id, $"{contract.Id} {contract.Customer}"))];

    private IReadOnlyList<Choice<string>> Inputs
    {
        get
        {
            var all = DealSolver.Inputs(Desk.Case);
            var usual = all.Where(input => UsualEndings.Any(ending => input.Path.EndsWith(ending, StringComparison.Ordinal))).ToList();
            return
            [
                .. usual.Select(input => Choice(input, "The deal, usual")),
                .. SizingChoices.Drivers.Where(driver => driver.Driver != ScenarioDriver.DefaultMonth || Desk.Case.Contracts.Count > 0).Select(driver => new Choice<string>(DriverKey(driver.Driver), driver.Name, "The scenario")),
                .. all.Except(usual).Select(input => Choice(input, "The deal, all other numbers")),
            ];

            Choice<string> Choice(SolvableInput input, string group) => new(input.Path, FieldNames.Describe(input.Path, Desk.Document), group);
        }
    }

    private bool InputIsShare => Driver is { } driver ? driver is ScenarioDriver.BaseRate or ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline
        : ShareEndings.Any(ending => _input.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && DealSolver.Inputs(Desk.Case).Any(input => input.Path == _input && !input.IsMoney);

    private static string DriverKey(ScenarioDriver driver) => DriverMark + driver;

    public void Dispose()
    {
        _left.Cancel();
        _stop?.Dispose();
        _left.Dispose();
    }

    protected override void OnInitialized() => _target ??= Current();

    private double? Current() => Desk.Result?.Coverage.MinimumDebtService is { } cover && _output == "/coverage/minimumDebtService" ? Math.Round(cover, 2) : null;

    private void ChooseOutput(string output)
    {
        _output = output;
        _target = Current();
    }

    private void ChooseInput(string input)
    {
        _input = input;
        (_lower, _upper) = (null, null);
        // A break-even asks how far it may go; a goal seek asks for a value.
        _test = Driver is null ? GoalTest.Equal : OutputUnit == FigureUnit.Fraction || _output.Contains("shortfall", StringComparison.Ordinal) ? GoalTest.AtMost : GoalTest.AtLeast;
    }

    private async Task SolveAsync()
    {
        if (_running || _target is not { } target) return;
        var question = new SolutionQuestion
        {
            Output = _output,
            Test = _test,
            Target = target,
            Input = Driver is null ? _input : null,
            Driver = Driver,
            ContractId = Driver == ScenarioDriver.DefaultMonth ? ContractId : null,
            Lower = _lower,
            Upper = _upper,
        };
        var name = Driver is { } driver ? SizingChoices.Drivers.First(item => item.Driver == driver).Name : FieldNames.Describe(_input, Desk.Document);
        var asked = new AskedSolution(question, Output.Name, OutputUnit, name, InputIsShare);
        _running = true;
        _refusal = null;
        _stop?.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_left.Token);
        var (document, scenario, token) = (Desk.Document, Desk.Scenario, _stop.Token);
        try
        {
            var actor = await CurrentActor.RequireAsync();
            // Off the circuit: some fifty runs may not hold up a keystroke.
            var answer = await Task.Run(() => Solver.ExecuteAsync(document, question, scenario, null, actor, token), token);
            (_answer, _asked) = answer is Result<DealSolution>.Success success ? (success.Value, asked) : (null, null);
            _refusal = answer.Refusal();
        }
        catch (OperationCanceledException)
        {
            _refusal = _left.IsCancellationRequested ? null : "Stopped.";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _refusal = "The question could not be solved. Nothing that was typed is lost.";
            DealsLog.NotSolved(Logger, exception, Desk.DealId);
        }
        finally
        {
            _running = false;
        }
    }

    private void Cancel() => _stop?.Cancel();

    private void Take()
    {
        if (_asked?.Question.Input is { } input && _answer?.Solution.Value is { } value) Desk.Edit(input, deal => DealSolver.With(deal, input, value));
    }

    private static string Written(double value, AskedSolution asked) => asked.InputIsShare
        ? (value * 100).ToString("#,##0.####", CultureInfo.CurrentCulture) + " %"
        : value.ToString(Math.Abs(value) >= 1000 ? "#,##0.##" : "#,##0.####", CultureInfo.CurrentCulture);

    private string Sentence(Solution found, AskedSolution asked) => found switch
    {
        { Status: SolutionStatus.Found, Value: { } value } when asked.Question.Test == GoalTest.Equal =>
            $"{asked.InputName} of {Written(value, asked)} gives {FigureFormat.Figure(found.Output, asked.Unit, Desk.Questions.Scale)}.",
        { Status: SolutionStatus.Found, Value: { } value } => $"{asked.OutputName} {SizingChoices.Tests.First(test => test.Value == asked.Question.Test).Label} the target until {asked.InputName.ToLower(CultureInfo.CurrentCulture)} is {Written(value, asked)}.",
        { Status: SolutionStatus.EveryValue, Values: [var from, var to, ..] } => $"Every value from {Written(from, asked)} to {Written(to, asked)} does.",
        { Status: SolutionStatus.Several } => $"Several values do: {string.Join(", ", found.Values.Select(value => Written(value, asked)))}. None is more right than another: narrow the range.",
        _ => found.Reason,
    };

    private static string Direction(Solution found) => found.Direction switch
    {
        OutputDirection.Rising => "It rises with the input.",
        OutputDirection.Falling => "It falls as the input rises.",
        OutputDirection.Mixed => "It both rises and falls over the range.",
        OutputDirection.Flat => "It does not move.",
    };

    private static IEnumerable<SolutionPoint> Shown(Solution found) =>
        found.Value is { } value && !found.Tried.Any(point => point.Input == value)
            ? found.Tried.Append(new SolutionPoint(value, found.Output, null)).OrderBy(point => point.Input)
            : found.Tried;

    private static IReadOnlyList<ChartSeries> Series(Solution found, AskedSolution asked)
    {
        var points = Shown(found).ToList();
        var marks = new Dictionary<int, string>();
        if (found.Value is { } value) marks[points.FindIndex(point => point.Input == value)] = "answer";
        return [new ChartSeries(asked.OutputName, SeriesStyle.DebtService, [.. points.Select(point => point.Output)]) { Marks = marks }];
    }
}
