using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Engine;
using GpuLending.Engine.Revenue;
using GpuLending.Underwriting.Deals.Validation;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>Turns rows into offtake contracts. What a price is for is read from the heading or a column of units, held against what GPUs rent for, and asked where it stays in doubt.</summary>
internal sealed partial class ContractReading
{
    private const int LongestMonths = 360;

    /// <summary>Up to here a number without a unit may be one of years.</summary>
    private const int MostYears = 12;

    private static readonly string[] MonthWords = ["month", "months", "monthly", "mo", "mos", "mth", "mths", "mnth", "m", "monat", "monate", "monaten", "mois", "mes", "meses", "mesi", "月", "个月", "か月", "개월"];
    private static readonly string[] YearWords = ["year", "years", "yr", "yrs", "y", "annum", "jahr", "jahre", "jahren", "an", "ans", "année", "años", "año", "anni", "anos", "年"];
    private const decimal LowestRent = 0.005m;
    private const decimal HighestRent = 60m;

    private readonly IntakeCells _cells;
    private readonly IntakeSettings _settings;
    private readonly DealCase _case;
    private readonly IReadOnlyList<TabularRow> _rows;
    private readonly RentUnit? _unit;

    internal ContractReading(IntakeCells cells, IReadOnlyList<TabularRow> rows, IntakeSettings settings, DealCase dealCase)
    {
        (_cells, _rows, _settings, _case) = (cells, rows, settings, dealCase);
        _unit = SettleUnit();
    }

    /// <summary>The contracts with the fields that the file gave them.</summary>
    internal List<(TabularRow Row, OfftakeContract Contract, List<string> Fields)> Read()
    {
        var contracts = new List<(TabularRow, OfftakeContract, List<string>)>();
        var taken = new HashSet<string>(_settings.Mode == IntakeMode.Add ? _case.Contracts.Select(contract => contract.Id) : [], StringComparer.OrdinalIgnoreCase);
        foreach (var row in _rows)
        {
            var before = _cells.ErrorCount;
            var read = Contract(row, taken);
            if (_cells.ErrorCount == before) contracts.Add(read);
        }

        if (!_cells.Has("contract")) _cells.Notes.Add("No column names the contracts: they are numbered in the file's order.");
        if (!_cells.Has("kind")) _cells.Notes.Add("No column says the kind of contract: take-or-pay is assumed where none stands.");
        if (!_cells.Has("takeOrPay")) _cells.Notes.Add("No column says the take-or-pay share: 100 % is assumed where none stands.");
        return contracts;
    }

    private (TabularRow Row, OfftakeContract Contract, List<string> Fields) Contract(TabularRow row, HashSet<string> taken)
    {
        var fields = new List<string>();
        var id = _cells.Text(row, "contract", FieldRules.KeyLength);
        if (id.Length > 0 && !taken.Add(id)) _cells.Refuse(row, "contract", $"'{id}' is the key of another contract: give each a key of its own");
        if (id.Length == 0 && _cells.Has("contract")) _cells.Refuse(row, "contract", "is missing: the column names the contracts, so each row needs a key such as C1");
        if (id.Length == 0) id = Free(taken);
        var contract = _settings.Mode == IntakeMode.Replace && _cells.Has("contract") && _case.Contracts.FirstOrDefault(standing => string.Equals(standing.Id, id, StringComparison.OrdinalIgnoreCase)) is { } known
            ? known : new OfftakeContract { Id = id };

        if (_cells.Text(row, "customer", FieldRules.NameLength) is { Length: > 0 } customer) (contract, _) = (contract with { Customer = customer }, Said("customer"));
        else _cells.Refuse(row, "customer", "is missing: name who pays");
        if (_cells.Text(row, "rating", 20) is { Length: > 0 } rating)
        {
            if (RatingWords.Of(rating) is { } letter) (contract, _) = (contract with { CustomerRating = letter }, Said("customerRating"));
            else _cells.Refuse(row, "rating", "is no rating: a letter rating from AAA to D with + or -, one of Moody's such as Baa3, or NR is allowed");
        }

        if (_cells.Text(row, "kind", 60) is { Length: > 0 } kind)
        {
            if (Kind(kind) is { } known2) (contract, _) = (contract with { Kind = known2 }, Said("kind"));
            else _cells.Refuse(row, "kind", "is no kind of contract: take-or-pay, reserved, on demand or spot is allowed");
        }

        contract = Served(row, contract, fields);
        var perNode = _cells.Whole(row, "gpusPerNode", 1_000) ?? _settings.GpusPerNode ?? Counted(row).PerNode;
        if (Gpus(row, perNode) is { } gpus) (contract, _) = (contract with { Gpus = gpus }, Said("gpus"));
        if (Term(row) is { } term) (contract, _, _) = (contract with { Start = term.Start, End = term.End }, Said("start"), Said("end"));
        if (Price(row, "price", contract, perNode) is { } price) (contract, _) = (contract with { PricePerGpuHour = new Money(price, _case.Currency) }, Said("pricePerGpuHour"));
        if (_cells.Share(row, "takeOrPay", 0, 1) is { } share) (contract, _) = (contract with { TakeOrPayShare = share }, Said("takeOrPayShare"));
        if (_cells.Share(row, "use", 0, 1) is { } use) (contract, _) = (contract with { ExpectedUse = use }, Said("expectedUse"));
        if (_cells.Share(row, "escalator", -0.5, 0.5) is { } escalator) (contract, _) = (contract with { EscalatorPerAnnum = escalator }, Said("escalatorPerAnnum"));
        contract = Stepped(row, contract, perNode, fields);
        contract = Ramped(row, contract, perNode, fields);
        contract = Prepaid(row, contract, fields);
        contract = Ending(row, contract, fields);
        if (_cells.Text(row, "guarantee", FieldRules.NoteLength) is { Length: > 0 } guarantee) (contract, _) = (contract with { Guarantee = guarantee }, Said("guarantee"));
        return (row, contract, fields);

        bool Said(string field)
        {
            fields.Add(field);
            return true;
        }
    }

    private static ContractKind? Kind(string text) => string.Join(' ', Heading.Words(text)) switch
    {
        "take or pay" or "takeorpay" or "top" or "committed" or "hell or high water" => ContractKind.TakeOrPay,
        "reserved" or "reservation" or "reserved capacity" or "fixed" => ContractKind.Reserved,
        "on demand" or "ondemand" or "pay as you go" or "payg" or "usage" => ContractKind.OnDemand,
        "spot" or "market" => ContractKind.Spot,
        _ => null,
    };

    private OfftakeContract Served(TabularRow row, OfftakeContract contract, List<string> fields)
    {
        if (_cells.Text(row, "lots", 400) is not { Length: > 0 } text || text.ToLowerInvariant() is "all" or "any" or "alle" or "tous") return contract;
        var names = text.Split([',', ';', '/', '+', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = names.FirstOrDefault(name => !_case.Lots.Any(lot => string.Equals(lot.Id, name, StringComparison.OrdinalIgnoreCase)));
        if (unknown is not null)
        {
            _cells.Refuse(row, "lots", $"names '{unknown}', which is no lot of the deal: {(_case.Lots.Count == 0 ? "it has none" : string.Join(", ", _case.Lots.Take(20).Select(lot => lot.Id)))}. Leave the cell empty where any lot may serve");
            return contract;
        }

        fields.Add("lotIds");
        return contract with { LotIds = [.. names.Select(name => _case.Lots.First(lot => string.Equals(lot.Id, name, StringComparison.OrdinalIgnoreCase)).Id).Distinct()] };
    }

    private int? Gpus(TabularRow row, int? perNode)
    {
        var key = _cells.Has("gpus") ? "gpus" : "nodes";
        if (_cells.Product(row, key) is { } product and <= LotValidator.MostGpus) return product;
        if (_cells.Whole(row, key, LotValidator.MostGpus) is not { } pieces)
        {
            if (_cells.Cell(row, key).Text.Length == 0) _cells.Refuse(row, key, "is missing: write how many GPUs are contracted, 1 or more");
            return null;
        }

        if (key == "gpus" && Counted(row).Nodes is { } nodes ? !nodes : key == "gpus" && _settings.CountUnit != CountUnit.Nodes) return pieces;
        if (perNode is { } each && (long)pieces * each <= LotValidator.MostGpus)
        {
            _cells.Notes.Add($"'{_cells.HeadingOf(key)}' was taken to count machines, times the GPUs in each.");
            return pieces * each;
        }

        _cells.Refuse(row, key, "counts machines: say how many GPUs each has, in a column 'GPUs per node' or for the whole file");
        return null;
    }

    private (DateOnly Start, DateOnly End)? Term(TabularRow row)
    {
        var errors = _cells.ErrorCount;
        var start = _cells.Day(row, "start");
        if (start is null && _cells.ErrorCount == errors) _cells.Refuse(row, "start", "is missing: write the first day of service, such as 2027-01-01");
        var end = _cells.Day(row, "end");
        var months = Months(row);
        if (end is null && months is null && _cells.ErrorCount == errors) _cells.Refuse(row, _cells.Has("end") ? "end" : "term", "is missing: write the last day of service or the term in months");
        if (start is not { } first || _cells.ErrorCount > errors) return null;
        if (end is not { } last) return (first, first.AddMonths(months!.Value));
        var after = DayAfter(first, last);
        if (after <= first)
        {
            _cells.Refuse(row, "end", string.Create(CultureInfo.InvariantCulture, $"is not after the start on {first:yyyy-MM-dd}"));
            return null;
        }

        if (months is { } term && Math.Abs(first.AddMonths(term).DayNumber - after.DayNumber) > 3)
        {
            _cells.Refuse(row, "term", string.Create(CultureInfo.InvariantCulture, $"does not agree with start and end: {term} months from {first:yyyy-MM-dd} end before {first.AddMonths(term):yyyy-MM-dd}"));
            return null;
        }

        return (first, after);
    }

    /// <summary>A term in months, from "48", "48 months" or "4 years". A small number without a unit may be either.</summary>
    private int? Months(TabularRow row)
    {
        var text = _cells.Cell(row, "term").Text;
        if (text.Length == 0) return null;
        var words = Heading.Words(_cells.HeadingOf("term") + " " + new string([.. text.Where(char.IsLetter)]));
        var (inMonths, inYears) = (words.Exists(word => MonthWords.Contains(word)), words.Exists(word => YearWords.Contains(word)));
        var digits = new string([.. text.TakeWhile(letter => !char.IsLetter(letter))]).Trim();
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number <= 0)
        {
            _cells.Refuse(row, "term", "is not a term such as 48 or '4 years'");
            return null;
        }

        if (inMonths == inYears && (inMonths || number <= MostYears))
        {
            _cells.Refuse(row, "term", "does not say whether it is in months or years: write the unit into the heading or behind the number");
            return null;
        }

        var months = inYears ? number * 12 : number;
        if (months == Math.Truncate(months) && months <= LongestMonths) return (int)months;
        _cells.Refuse(row, "term", string.Create(CultureInfo.InvariantCulture, $"is no whole number of months from 1 to {LongestMonths}"));
        return null;
    }

    /// <summary>The day after the last day of service. An end on the start's own day of the month is that day already; any other is the last day itself.</summary>
    private DateOnly DayAfter(DateOnly start, DateOnly end)
    {
        var words = Heading.Words(_cells.HeadingOf("end"));
        var inclusive = words.Exists(word => word is "last" or "through" or "inclusive" or "incl" or "bis");
        if (!inclusive && end.Day == start.Day && end > start)
        {
            _cells.Notes.Add("An end on the same day of the month as the start was taken as the day after the last day of service.");
            return end;
        }

        _cells.Notes.Add("Ends were taken as the last day of service.");
        return end.AddDays(1);
    }

    /// <summary>What a column of units says is counted: "nodes (8x H100)", "GPUs".</summary>
    private (bool? Nodes, int? PerNode) Counted(TabularRow row)
    {
        var text = _cells.Cell(row, "counts").Text;
        var words = Heading.Words(text);
        var machine = words.Exists(word => word is "node" or "nodes" or "server" or "servers" or "system" or "systems" or "machines" or "knoten");
        var each = EachMachine().Match(text);
        return (text.Length == 0 ? null : machine ? true : words.Exists(word => word is "gpu" or "gpus") ? false : null,
            each.Success ? int.Parse(each.Groups[1].Value, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Price steps, from one cell ("2.10 from 2027-06-01; 1.95 from 2028-06-01") or from a column for each year.</summary>
    private OfftakeContract Stepped(TabularRow row, OfftakeContract contract, int? perNode, List<string> fields)
    {
        var steps = new List<PriceStep>();
        for (var year = 2; _cells.Has(ColumnGuess.PriceOfYear(year)); year++)
        {
            var from = contract.Start.AddYears(year - 1);
            if (from >= contract.End || Price(row, ColumnGuess.PriceOfYear(year), contract, perNode) is not { } price) continue;
            if (price != (steps.Count > 0 ? steps[^1].PricePerGpuHour : contract.PricePerGpuHour)?.Amount) steps.Add(new PriceStep { Date = from, PricePerGpuHour = new Money(price, _case.Currency) });
        }

        var text = _cells.Text(row, "priceSteps", 400);
        if (text.Length > 0 && !ContractTermText.IsNone(text))
        {
            var read = ContractTermText.Steps(text, contract.Start, _cells.DayOf);
            if (read is null || read.Exists(step => _cells.NumberOf(step.Value) is null))
            {
                _cells.Refuse(row, "priceSteps", "is no list of price steps: write each as a price and its first day, such as '2.10 from 2027-06-01; 1.95 from 2028-06-01'");
                return contract;
            }

            foreach (var (value, date) in read)
            {
                if (PerGpuHour(row, "priceSteps", _cells.NumberOf(value)!.Value, null, contract, perNode) is { } price) steps.Add(new PriceStep { Date = date, PricePerGpuHour = new Money(price, _case.Currency) });
            }
        }

        if (steps.Count == 0) return contract;
        fields.Add("priceSteps");
        _cells.Notes.Add("Price steps were read; each price is per GPU-hour from its day on.");
        return contract with { PriceSteps = steps };
    }

    private OfftakeContract Ramped(TabularRow row, OfftakeContract contract, int? perNode, List<string> fields)
    {
        var text = _cells.Text(row, "ramp", 400);
        if (text.Length == 0 || ContractTermText.IsNone(text)) return contract;
        var read = ContractTermText.Steps(text, contract.Start, _cells.DayOf);
        var inNodes = Counted(row).Nodes ?? (!_cells.Has("gpus") || _settings.CountUnit == CountUnit.Nodes);
        if (read is null || read.Exists(step => _cells.NumberOf(step.Value) is not { } number || number != Math.Truncate(number) || number is < 1 or > LotValidator.MostGpus) || (inNodes && perNode is null))
        {
            _cells.Refuse(row, "ramp", "is no ramp: write how many GPUs are taken from which day, such as '128 from 2026-03-01; 512 from 2026-09-01'");
            return contract;
        }

        fields.Add("ramp");
        return contract with { Ramp = [.. read.Select(step => new RampStep { Date = step.Date, Gpus = (int)_cells.NumberOf(step.Value)!.Value * (inNodes ? perNode!.Value : 1) })] };
    }

    private OfftakeContract Prepaid(TabularRow row, OfftakeContract contract, List<string> fields)
    {
        var text = _cells.Cell(row, "prepayment").Text;
        if (text.Length == 0 || ContractTermText.IsNone(text)) return contract;
        if (text.Contains('%', StringComparison.Ordinal) || _cells.Cell(row, "prepayment").Shows == "%" || Heading.Words(text).Exists(word => MonthWords.Contains(word)))
        {
            _cells.Refuse(row, "prepayment", "is a share or a number of months, and nothing says of which fees: write the amount, such as 1,000,000");
            return contract;
        }

        if (_cells.Amount(row, "prepayment", out var unit) is not { } amount) return contract;
        if (unit.Length > 0)
        {
            _cells.Refuse(row, "prepayment", $"is an amount '{unit}': write the whole amount, such as 1,000,000");
            return contract;
        }

        if (amount == 0) return contract;
        var day = _cells.Day(row, "prepaidOn");
        if (day is null) _cells.Notes.Add("No day of a prepayment is said: it was taken as received on the first day of service.");
        fields.Add("prepayment/amount");
        if (day is not null) fields.Add("prepayment/receivedOn");
        return contract with { Prepayment = new CustomerPrepayment { Amount = new Money(amount, _case.Currency), ReceivedOn = day ?? contract.Start } };
    }

    private OfftakeContract Ending(TabularRow row, OfftakeContract contract, List<string> fields)
    {
        var text = _cells.Text(row, "termination", 400);
        if (text.Length == 0) return contract;
        if (ContractTermText.Termination(text, contract.Start, _cells.DayOf, amount => _cells.NumberOf(amount) is { } fee ? new Money(fee, _case.Currency) : null) is not (true, var may, var terms))
        {
            _cells.Refuse(row, "termination", "is not understood: write 'none', or such as 'for convenience from 2027-03-01, 6 months notice, fee of 3 months'");
            return contract;
        }

        fields.Add("terminationForConvenience");
        if (terms is not null) fields.Add("termination");
        return contract with { TerminationForConvenience = may, Termination = terms };
    }

    private decimal? Price(TabularRow row, string key, OfftakeContract contract, int? perNode)
    {
        var errors = _cells.ErrorCount;
        if (!_cells.Has("price") || _cells.Amount(row, key, out var inCell) is not { } amount)
        {
            if (key == "price" && _cells.ErrorCount == errors && contract.Kind != ContractKind.Spot && contract.PricePerGpuHour is null) _cells.Refuse(row, "price", "is missing: write what a GPU-hour costs; only a spot contract needs none");
            return null;
        }

        return PerGpuHour(row, key, amount, inCell, contract, perNode);
    }

    private decimal? PerGpuHour(TabularRow row, string key, decimal amount, string? inCell, OfftakeContract contract, int? perNode)
    {
        var (own, doubt) = Of(inCell ?? "");
        if (inCell is { Length: > 0 } && own is null)
        {
            _cells.Refuse(row, key, $"is a price '{inCell}'{(doubt is null ? "" : ", which " + doubt)}: allowed are $/GPU-h, $/node-h, $/GPU-month, $/node-month and $/month for the contract");
            return null;
        }

        if ((own ?? _unit ?? UnitOfRow(row)) is not { } unit) return null;
        var ofNode = unit is RentUnit.NodeHour or RentUnit.NodeMonth;
        if (ofNode && perNode is null)
        {
            _cells.Refuse(row, key, "is a price per machine: say how many GPUs it has, in a column 'GPUs per node' or for the whole file");
            return null;
        }

        var pieces = ofNode ? perNode!.Value : unit == RentUnit.ContractMonth ? Math.Max(1, contract.Gpus) : 1;
        var hours = unit is RentUnit.GpuMonth or RentUnit.NodeMonth or RentUnit.ContractMonth ? MarketMethodology.HoursPerMonth : 1;
        var price = Math.Round(amount / pieces / hours, 6, MidpointRounding.AwayFromZero);
        if (unit != RentUnit.GpuHour) _cells.Notes.Add($"Prices {Words(unit)} were brought to a GPU-hour{(hours > 1 ? $", with {hours} hours in a month" : "")}.");
        if (price == 0 || _case.Currency != Currency.UsDollar || price is >= LowestRent and <= HighestRent) return price;
        _cells.Refuse(row, key, string.Create(CultureInfo.InvariantCulture, $"is {price:0.######} USD per GPU-hour when read {Words(unit)}: {LowestRent} to {HighestRent} can be meant. Say what the price is for"));
        return null;
    }

    private RentUnit? UnitOfRow(TabularRow row)
    {
        var text = _cells.Cell(row, "unit").Text;
        var (unit, doubt) = Of(text);
        if (unit is null) _cells.Refuse(row, "unit", $"{doubt ?? (text.Length == 0 ? "is missing" : "is no unit that is known")}; allowed are $/GPU-h, $/node-h, $/GPU-month, $/node-month and $/month for the contract");
        return unit;
    }

    /// <summary>The unit of every price; null when a column says it row by row.</summary>
    private RentUnit? SettleUnit()
    {
        if (!_cells.Has("price"))
        {
            if (!_cells.Has("kind")) _cells.Questions.Add(new IntakeQuestion("columns/price", $"No heading says which column holds: Price. Only spot contracts need none. Choose the column.{Instead()}"));
            return RentUnit.GpuHour;
        }

        if (_settings.RentUnit is { } told) return told;
        if (_cells.Has("unit")) return null;
        var heading = _cells.HeadingOf("price");
        var (unit, doubt) = Of(_cells.Has(ColumnGuess.PriceOfYear(2)) ? ColumnGuess.WithoutYear(heading) : heading);
        if (unit is not null) return unit;
        if (doubt is null && _rows.All(row => _cells.SaysUnit(row, "price"))) return RentUnit.GpuHour;
        _cells.Questions.Add(new IntakeQuestion("rentUnit",
            doubt is not null ? $"The heading '{heading}' {doubt}. Say the unit." : $"Neither a column nor the heading '{heading}' says what a price is for: a GPU-hour, a node-hour, a month of a GPU, of a node or of the whole contract. Say the unit."));
        return RentUnit.GpuHour;
    }

    /// <summary>What a file without a price says instead, and what would make a price of it.</summary>
    private string Instead() => _cells.Headings.FirstOrDefault(heading => Heading.Words(heading).Exists(word => word is "tcv" or "acv" or "arr" or "backlog" or "rpo" or "revenue" or "value" or "gesamtwert" or "umsatz")) is { } total
        ? $" '{total}' is a sum over a time and over the GPUs: divide it by the GPUs and the hours of its time, and send the price of a GPU-hour." : "";

    /// <summary>Whether a unit says a time.</summary>
    internal static bool NamesTime(string text) => PriceUnitText.Read(Plain(text)) is (PriceUnit.GpuHour or PriceUnit.NodeHour or PriceUnit.GpuMonth or PriceUnit.NodeMonth, _) or (_, not null);

    private static string Plain(string text) => text.Replace("時間", " hour ", StringComparison.Ordinal).Replace("小时", " hour ", StringComparison.Ordinal).Replace("시간", " hour ", StringComparison.Ordinal)
        .Replace("ヶ月", " month ", StringComparison.Ordinal).Replace("か月", " month ", StringComparison.Ordinal).Replace("月額", " month ", StringComparison.Ordinal).Replace("/月", "/ month ", StringComparison.Ordinal);

    private static (RentUnit? Unit, string? Doubt) Of(string text)
    {
        text = Plain(text);
        var words = Heading.Words(text);
        var translated = string.Join(' ', words.Select(word => word switch
        {
            "stunde" or "std" or "heure" or "hora" or "ora" or "小时" or "時間" => "hour",
            "monat" or "mois" or "mes" or "mese" or "mês" or "月" => "month",
            "knoten" or "serveur" or "noeud" or "nœud" or "nodo" or "servidor" => "node",
            _ => word,
        }));
        // Recurring revenue is what the customer pays in all.
        if (words.Exists(word => word is "mrr" or "mrc" or "recurring") && !words.Exists(word => word is "gpu" or "gpus" or "node" or "server" or "annual" or "arr")) return (RentUnit.ContractMonth, null);
        if (words.Exists(word => word is "total" or "insgesamt") && translated.Contains("month", StringComparison.Ordinal) && !words.Exists(word => word is "gpu" or "node" or "server")) return (RentUnit.ContractMonth, null);
        if (words.Exists(word => word is "contract" or "agreement" or "vertrag") && translated.Contains("month", StringComparison.Ordinal)) return (RentUnit.ContractMonth, null);
        var (unit, doubt) = PriceUnitText.Read(translated);
        return unit switch
        {
            PriceUnit.GpuHour => (RentUnit.GpuHour, null),
            PriceUnit.NodeHour => (RentUnit.NodeHour, null),
            PriceUnit.GpuMonth => (RentUnit.GpuMonth, null),
            PriceUnit.NodeMonth => (RentUnit.NodeMonth, null),
            PriceUnit.Gpu or PriceUnit.Node => (null, "names no time"),
            null => (null, doubt),
        };
    }

    private static string Words(RentUnit unit) => unit switch
    {
        RentUnit.GpuHour => "per GPU-hour",
        RentUnit.NodeHour => "per node-hour",
        RentUnit.GpuMonth => "per GPU and month",
        RentUnit.NodeMonth => "per node and month",
        RentUnit.ContractMonth => "per contract and month",
    };

    private static string Free(HashSet<string> taken)
    {
        var number = 1;
        while (!taken.Add(string.Create(CultureInfo.InvariantCulture, $"C{number}"))) number++;
        return string.Create(CultureInfo.InvariantCulture, $"C{number}");
    }

    /// <summary>"8x H100", "8 GPUs": how many GPUs a machine has.</summary>
    [GeneratedRegex(@"\b(\d{1,3})\s*(?:[x×]|gpus?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex EachMachine();
}
