using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Engine.Workings;

namespace GpuLending.Engine.Tests.Workings;

/// <summary>Computes a working's value again from its printed formula and inputs alone; null where the words name no arithmetic.</summary>
internal static class RecomputedWorking
{
    private static readonly (Regex Formula, Func<WorkingInput[], double> Again)[] Words =
    [
        (new("^the highest advance of the rows"), _ => double.NaN),
        (new("^sum of the squares"), inputs => inputs.Sum(input => input.Value * input.Value)),
        (new("^sum of dispersion × hardware cost ÷"), inputs => inputs.Chunk(2).Sum(lot => lot[0].Value * lot[1].Value) / inputs.Chunk(2).Sum(lot => lot[1].Value)),
        (new("^sum "), inputs => inputs.Sum(input => input.Value)),
        (new("^sum of .* ÷ their number$"), inputs => inputs.Average(input => input.Value)),
        (new("^the (least|cheapest|lowest)|^least "), inputs => inputs.Min(input => input.Value)),
        (new("^the highest "), inputs => inputs.Max(input => input.Value)),
        (new("^at most the balance: sum of debt service allowed"), inputs => Math.Min(inputs[0].Value, inputs[1..].Chunk(2).Sum(pair => pair[0].Value * pair[1].Value))),
        (new("^to repay ÷ sum of the cash left, at most 1"), inputs => inputs[1..].Sum(input => input.Value) is > 0 and var left ? Math.Min(1, inputs[0].Value / left) : 0),
        (new("^nothing"), _ => 0),
        (new("^(as settled|as entered.*|the fixed rate|the amount|loan of the junior tranche)$"), inputs => inputs[0].Value),
        (new("^balance × share of the GPUs"), inputs => inputs[0].Value * inputs[1].Value),
        (new("^interest, discount and fees of the life"), inputs => inputs[0].Value / inputs[1].Value),
        (new("^expected loss of the life"), inputs => inputs[0].Value / inputs[1].Value),
        (new("^sum of the period's cash flow ÷"), inputs => inputs[..^2].Sum(input => input.Value) / inputs[^2..].Sum(input => input.Value)),
        (new("^sum of the cash flow left until maturity"), inputs => inputs[..^1].Sum(input => input.Value) / inputs[^1].Value),
        (new("^value × \\(1 − sum of the haircuts\\)$"), inputs => inputs[0].Value * Math.Max(0, 1 - inputs[1..].Sum(input => input.Value))),
        (new("^value × \\(1 − sum of the haircuts\\) × advance$"), inputs => inputs[0].Value * Math.Max(0, 1 - inputs[1..^1].Sum(input => input.Value)) * inputs[^1].Value),
        (new("^sum over the years of probability"), inputs => inputs.Chunk(4).Sum(year => year.Aggregate(1.0, (product, input) => product * input.Value))),
        (new("^sum of probability × exposure × loss given default ÷"), inputs => inputs.Chunk(2).Sum(year => year[0].Value * year[1].Value) / inputs.Chunk(2).Sum(year => year[0].Value)),
        (new("^sum over the routes"), inputs => inputs.Chunk(2).Sum(route => route[0].Value * route[1].Value)),
        (new("^sum over the prepayments"), inputs => inputs.Chunk(2).Sum(pair => pair[0].Value * pair[1].Value)),
        (new("^sum over the draws of balance × yearly rate"), Interest),
        (new("^sum of the draws' principal − principal left unpaid"), inputs => inputs.Sum(input => input.Name == "principal left unpaid" ? -input.Value : input.Value)),
        (new("^max\\(0, exposure \\+ cost of enforcing"), inputs => inputs[0].Value <= 0 ? 0 : Math.Min(1, Math.Max(0, inputs[0].Value + inputs[1].Value - inputs[2].Value - inputs[3].Value - inputs[4].Value) / inputs[0].Value)),
        (new("^\\(income − funding"), inputs => (inputs[0].Value - inputs[1].Value - inputs[2].Value - inputs[3].Value + inputs[4].Value) / inputs[5].Value),
        (new("^max\\(base rate, floor\\) \\+ margin$"), inputs => Math.Max(inputs[0].Value, inputs[1].Value) + inputs[2].Value),
        (new("^advance rate × eligible cost$"), inputs => inputs[0].Value * inputs[1].Value),
        (new("^largest loan-to-value × value ÷ share|^share × eligible cost left on the straight line ÷"), inputs => inputs[0].Value * inputs[1].Value / inputs[2].Value),
        (new("^present value of contracted cash"), inputs => Math.Max(0, inputs[0].Value / inputs[1].Value / inputs[2].Value)),
        (new("^\\(contracted cash ÷ target"), DebtService),
        (new("^terms that "), _ => 0),
        (new("^the draws, each as far"), inputs => inputs.Sum(input => input.Value)),
        (new("^amount on a loan of 1 × loan"), inputs => inputs[0].Value * inputs[1].Value),
        (new("^hardware cost × share left"), inputs => inputs[0].Value * inputs[1].Value * inputs[2].Value * (1 - inputs[3].Value) * inputs[4].Value * inputs[5].Value * (inputs.Length > 6 ? inputs[6].Value : 1)),
        (new("^while it can be drawn"), inputs => inputs[0].Value == 1 ? Math.Max(inputs[1].Value, Math.Min(inputs[2].Value, inputs[3].Value)) : inputs[1].Value),
        (new("^Σ principal × days"), Life),
        (new("^loan that the limit allows × balance"), inputs => inputs[0].Value * inputs[1].Value / inputs[2].Value),
        (new("^largest loan-to-value × value on the day|^share × eligible cost left on the straight line on the day"), inputs => inputs[0].Value * inputs[1].Value),
        (new("^contracted cash ÷ target ÷ debt service"), inputs => inputs[0].Value / inputs[1].Value / inputs[2].Value),
        (new("^contracted cash until the last contract ends"), inputs => inputs.Sum(input => input.Value)),
        (new("^\\(highest − lowest\\) ÷ median"), inputs => (inputs.Max(input => input.Value) - inputs.Min(input => input.Value)) / Median(inputs)),
        (new("^balance − largest loan-to-value × value, not below"), inputs => Math.Max(0, inputs[0].Value - (inputs[1].Value * inputs[2].Value))),
        (new("^GPU-months under contract ×"), inputs => inputs.Aggregate(1.0, (product, input) => product * input.Value)),
        (new("^(contracted|merchant) cash flow of the period ÷"), inputs => inputs[0].Value / (inputs[1].Value + inputs[2].Value)),
        (new("^contracted revenue ÷ loan|^received ÷ paid in|^value of one GPU ÷|^supported balance ÷|^cash flow ÷ debt service|^balance ÷ (value|cost),"), inputs => inputs[0].Value / inputs[1].Value),
        (new("^price × \\(1 − block discount\\)"), inputs => Math.Max(0, (inputs[0].Value * (1 - inputs[1].Value) * inputs[2].Value) - inputs[3].Value - inputs[4].Value)),
        (new("^max\\(0, min\\(share × value"), inputs => Math.Max(0, Math.Min(inputs[0].Value * inputs[1].Value, (inputs[2].Value + inputs[3].Value) / (1 + inputs[4].Value)))),
        (new("^advance rate × \\(eligible cost \\+ uses"), inputs => (inputs[0].Value * (inputs[1].Value + inputs[2].Value)) + inputs[3].Value),
        (new("^fees that are not certain"), inputs => inputs.Sum(input => input.Value)),
    ];

    public static double? Of(Working working)
    {
        var inputs = working.Inputs.ToArray();
        if (Arithmetic(working.Formula, inputs) is { } value)
            return value;
        foreach (var (formula, again) in Words.OrderByDescending(word => word.Formula.ToString().Length))
        {
            if (formula.IsMatch(working.Formula))
                return inputs.Length == 0 ? 0 : again(inputs);
        }

        return null;
    }

    /// <summary>A formula whose names are those of its inputs, read as it stands.</summary>
    private static double? Arithmetic(string formula, WorkingInput[] inputs)
    {
        if (inputs.Length == 0 || inputs.Select(input => input.Name).Distinct().Count() != inputs.Length)
            return null;
        var text = formula.Split(", to the cent")[0];
        foreach (var (input, i) in inputs.Select((input, i) => (input, i)).OrderByDescending(one => one.input.Name.Length))
            text = Regex.Replace(text, $@"(?<![\p{{L}}#]){Regex.Escape(input.Name)}(?![\p{{L}}])", $"#{i}#");
        return Regex.IsMatch(text.Replace("max(", "(").Replace("min(", "("), @"\p{L}") ? null : new Reader(text, inputs).Read();
    }

    private static double Interest(WorkingInput[] inputs) =>
        inputs[..^2].Chunk(4).Sum(draw => draw[0].Value * draw[1].Value * draw[2].Value * (1 - draw[3].Value)) + inputs[^2].Value - inputs[^1].Value;

    private static double Median(WorkingInput[] inputs)
    {
        var sorted = inputs.Select(input => input.Value).Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static double DebtService(WorkingInput[] v)
    {
        var (contracted, merchant) = (v[0].Value, v[2].Value);
        return ((Math.Max(0, merchant < 0 ? contracted + merchant : contracted) / v[1].Value) + (Math.Max(0, contracted < 0 ? contracted + merchant : merchant) / v[3].Value)) / v[4].Value;
    }

    /// <summary>Days are in the names; closing is the case's, so that only the shape is checked here.</summary>
    private static double Life(WorkingInput[] inputs) => double.NaN;

    private sealed class Reader(string text, WorkingInput[] inputs)
    {
        private int _at;

        public double? Read()
        {
            var value = Sum();
            return Peek() == '\0' ? value : null;
        }

        private double Sum()
        {
            var value = Product();
            while (Peek() is '+' or '−')
                value = text[_at++] == '+' ? value + Product() : value - Product();
            return value;
        }

        private double Product()
        {
            var value = Power();
            while (Peek() is '×' or '÷' or '/')
                value = text[_at++] == '×' ? value * Power() : value / Power();
            return value;
        }

        private double Power()
        {
            var value = Atom();
            if (Peek() != '^')
                return value;
            _at++;
            return Math.Pow(value, Atom());
        }

        private double Atom()
        {
            switch (Peek())
            {
                case '(':
                    return Bracket()[0];
                case '#':
                    var end = text.IndexOf('#', _at + 1);
                    var place = int.Parse(text.AsSpan(_at + 1, end - _at - 1), CultureInfo.InvariantCulture);
                    _at = end + 1;
                    return inputs[place].Value;
                case 'm':
                    var isMaximum = text[_at + 1] == 'a';
                    _at += 3;
                    var among = Bracket();
                    return isMaximum ? among.Max() : among.Min();
                default:
                    var start = _at;
                    while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
                        _at++;
                    return double.TryParse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
            }
        }

        private List<double> Bracket()
        {
            _at++;
            var values = new List<double> { Sum() };
            while (Peek() == ',')
            {
                _at++;
                values.Add(Sum());
            }

            if (Peek() == ')')
                _at++;
            return values;
        }

        private char Peek()
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
            return _at < text.Length ? text[_at] : '\0';
        }
    }
}
